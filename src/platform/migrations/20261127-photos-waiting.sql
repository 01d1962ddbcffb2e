-- why: who orders a tablet erased must see that photos wait on it, and learn afterwards whether one did not come
alter table device add column photos_waiting integer, add column photos_refused integer;
comment on column device.photos_waiting is 'Photos not sent when it last spoke; null when it did not say.';
comment on column device.photos_refused is 'Photos the server would not have, when it last spoke: after an erasure these are gone.';
