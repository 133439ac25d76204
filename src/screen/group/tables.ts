/** What is kept of the input while people are put together. `kind` of an item: a resource, the copy of a shared one, or something that is lacking. */
export const tables = `
create table item (
  who varchar, by_identifier boolean, base varchar, kind integer, type varchar, id varchar, url varchar, refers varchar,
  file integer, line integer, part integer, text varchar
);
create table shared (name varchar, url varchar, text varchar);
create table patient (id varchar, replaced_by varchar);
create table identifier (name varchar, patient varchar, is_national boolean);
create table left_out (file integer, line integer, part integer, reason varchar, type varchar, id varchar, count integer, rule varchar, batch integer);
create table batch (number integer, last varchar, bytes bigint, result varchar);
create table listed (
  section integer, is_lost integer, indicator integer, place integer, band integer, contact varchar, patient varchar,
  row_text varchar, batch integer
);
create table doubled (who varchar);
create table called (who varchar, name varchar);
create table taken (taken varchar);
`

export const kinds = { resource: 0, copy: 1, lack: 2 } as const
