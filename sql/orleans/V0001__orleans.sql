-- What Orleans keeps in PostgreSQL: who is in the cluster, the state of grains, and their reminders.
--
-- The ADO.NET providers bring no SQL. At start they read every statement they will ever run from OrleansQuery, by key, so keys, parameter
-- names and the columns of the results are a contract with Orleans; tables and statements are ours. The tables stay in the default schema,
-- because the providers ask for OrleansQuery without one.

CREATE TABLE OrleansQuery
(
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);

COMMENT ON TABLE OrleansQuery IS 'Statements that the Orleans ADO.NET providers read at start';
