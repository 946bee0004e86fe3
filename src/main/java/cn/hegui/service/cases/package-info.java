/**
 * Cases of credit records for auditors and authorities, and what the credit system is served: the feed, webhooks, the exchange
 * file. What may happen to a case stands in {@code cn.hegui.cases}; here it is shown, asked for and passed on.
 */
@NullMarked
package cn.hegui.service.cases;

import org.jspecify.annotations.NullMarked;
