/**
 * The service: pages for schools, auditors and authorities, the API for programs. The only package that knows Spring, and
 * with the command line the only one that reads the clock.
 */
@NullMarked
package cn.hegui.service;

import org.jspecify.annotations.NullMarked;
