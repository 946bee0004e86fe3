/** The policy book within the service: as pages to read under {@code /policies/}, as data under {@code /api/v1/policies}. */
@NullMarked
package cn.hegui.service.policies;

import org.jspecify.annotations.NullMarked;
