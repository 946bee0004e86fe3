/**
 * Facts in the forms that people and programs exchange: workbooks, folders of CSV, JSON; the template among them. All of
 * it follows {@code FactSchema}, so that a new field of the model is a new column here.
 */
@NullMarked
package cn.hegui.tables;

import org.jspecify.annotations.NullMarked;
