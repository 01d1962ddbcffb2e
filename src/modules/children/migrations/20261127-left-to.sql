-- why: who looks for children that left for another center read every child of the country, every few seconds

create index child_left_to on child (book) where left_to is not null;
