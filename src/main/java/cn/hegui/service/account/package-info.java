/** Who may what: sign-in, accounts, the table of access rules. */
@NullMarked
package cn.hegui.service.account;

import org.jspecify.annotations.NullMarked;
