-- Which app a link leads to: by the host of its address, in small letters, without the `www.` that many leave out.
create function lectern.host_of(address text) returns text
  language sql immutable strict parallel safe
  return lower(substring(address from '^[a-zA-Z]+://(?:[wW]{3}\.)?([^/:?#]+)'));

create index app_host on lectern.app (district_id, lectern.host_of(url));
