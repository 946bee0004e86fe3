/**
 * What all of {@code /api/v1} shares. An endpoint
 *
 * <ul>
 *   <li>throws {@link cn.hegui.service.web.Problem} for what it cannot do; what Spring itself refuses (no such path, malformed
 *       JSON, wrong media type, too large) and a database that is away are answered in the same form by
 *       {@link cn.hegui.service.web.Failures};
 *   <li>that makes something takes {@link cn.hegui.service.api.Idempotency} and lets it do the work once for each
 *       {@code Idempotency-Key};
 *   <li>that lists something takes {@code limit} and {@code cursor} through {@link cn.hegui.service.api.Paging} and answers a
 *       {@link cn.hegui.service.api.PageOf};
 *   <li>that reads something versioned answers through {@link cn.hegui.service.api.Versioned}, which also holds
 *       {@code If-Match};
 *   <li>takes bodies up to 1 MiB, unless {@link cn.hegui.service.api.BodyLimits} names another bound for its path;
 *   <li>has a row in {@code Access} and a description with an example in {@code openapi.yaml}; a test names what is missing.
 * </ul>
 */
@NullMarked
package cn.hegui.service.api;

import org.jspecify.annotations.NullMarked;
