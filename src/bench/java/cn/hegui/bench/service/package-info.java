/** Puts load on the service from this process, on loopback, bounded in requests and time. */
package cn.hegui.bench.service;
