/** What all pages and answers share: language, layout, errors, headers. */
@NullMarked
package cn.hegui.service.web;

import org.jspecify.annotations.NullMarked;
