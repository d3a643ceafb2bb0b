-- Which model outside found it, or says the same as what was found here.
alter table finding add column model text;
alter table finding add constraint finding_model_named check (origin <> 'model' or model is not null);
