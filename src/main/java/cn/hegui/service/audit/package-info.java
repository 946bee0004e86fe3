/** The audit workspace: facts sent in, runs and what they found, notes, waivers; as pages and as API. */
@NullMarked
package cn.hegui.service.audit;

import org.jspecify.annotations.NullMarked;
