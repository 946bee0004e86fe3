/**
 * The reference: a second, plain implementation of the rules, written from shared/spec alone, and its comparison with the
 * product. Nothing here may look at the product's classes, except {@code cn.hegui.cli.Hegui.run}.
 */
package cn.hegui.reference;
