-- Forgetting a person leaves what was counted and what belongs to others, and in it nobody's name.

-- In the rollups the forgotten are one row per day and thing, under the nil UUID: `people` is how many they were, so
-- that a day which is added up anew comes to the same. For everybody else it is 1 and not looked at.
alter table lectern.usage_daily_person add column people integer not null default 1;

-- What was put into a course stays there.
alter table lectern.placement alter column placed_by drop not null;
