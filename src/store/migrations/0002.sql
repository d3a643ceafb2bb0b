-- Accounts: which call belongs to which customer, what is kept of linked calls, and who may see them.

-- The key of the hashes in stubs: random, sealed by the master key (JWE). One for each organization.
create table hash_key (
  organization_id text primary key references organization,
  secret text not null
);

-- What an admin has set for the shared connection. It outlives a disconnect.
create table access (
  organization_id text primary key references organization,
  -- The connection that reads for the accounts: a shared one, or an admin's own that serves them too. Null without one.
  connection_id text,
  -- Of the Gong company that was read with it: another company's calls never mix with these.
  company_key text,
  mode text not null check (mode in ('all', 'team', 'deal')),
  -- People, and managers whose whole tree is meant.
  team_user_ids text[] not null default '{}',
  team_lead_ids text[] not null default '{}',
  -- Empty for all.
  workspace_ids text[] not null default '{}',
  read_from timestamptz not null,
  -- Lower case; a call whose title holds one of them is not read.
  excluded_title_words text[] not null default '{}',
  -- No call is linked before an admin has confirmed the choice.
  confirmed_at timestamptz,
  confirmed_by text,
  -- Every member sees every linked call but private ones; off unless an admin says otherwise.
  is_open_to_all boolean not null default false,
  -- Gong's level "none" with people listed means these people and their teams; off, it means nobody.
  follows_chosen_people boolean not null default false
);

-- An organization has one shared connection at a time.
create unique index connection_shared on connection (organization_id)
  where kind = 'shared' and disconnected_at is null;

-- What kind of connection the attempt is to make.
alter table oauth_attempt add column kind text not null default 'personal'
  check (kind in ('personal', 'shared'));

create table account (
  organization_id text not null references organization,
  account_id text not null,
  name text not null,
  -- Free text: "Pre-onboarding" …
  stage text not null,
  owner_id text,
  kickoff_on date,
  source text not null check (source in ('hand', 'csv', 'api', 'webhook', 'crm')),
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Since when a call that may belong to it is being looked at in Gong; null when that is done, and where there is none.
  matching_since timestamptz,
  -- When its calls were last asked for: what it is found by has changed, or somebody wanted to look again.
  sought_at timestamptz,
  primary key (organization_id, account_id),
  foreign key (organization_id, owner_id) references member
);

-- Registrable domains, lower case, in their ASCII form; aliases are domains like the first.
create table account_domain (
  organization_id text not null,
  domain text not null,
  account_id text not null,
  primary key (organization_id, account_id, domain),
  foreign key (organization_id, account_id) references account on delete cascade
);
create index account_of_domain on account_domain (organization_id, domain);

create table account_contact (
  organization_id text not null,
  account_id text not null,
  -- Lower case.
  email text not null,
  name text,
  title text,
  primary key (organization_id, account_id, email),
  foreign key (organization_id, account_id) references account on delete cascade
);
create index account_of_contact on account_contact (organization_id, email);

create table account_crm_id (
  organization_id text not null,
  account_id text not null,
  kind text not null check (kind in ('account', 'deal')),
  crm_id text not null,
  primary key (organization_id, account_id, kind, crm_id),
  foreign key (organization_id, account_id) references account on delete cascade
);
create index account_of_crm_id on account_crm_id (organization_id, kind, crm_id);

-- Every call that Gong lists in the window. Nothing readable is kept of one that is not linked.
create table stub (
  organization_id text not null references organization,
  call_id text not null,
  started_at timestamptz not null,
  -- Why it may be linked, or never: only `open` ones are matched.
  state text not null check (state in ('open', 'private', 'internal', 'excluded')),
  workspace_id text,
  has_deal boolean not null,
  -- SHA-256 over all that was read; unchanged means that nothing is written.
  hash text not null,
  seen_at timestamptz not null,
  primary key (organization_id, call_id)
);
create index stub_by_start on stub (organization_id, started_at);

-- Keyed hashes (64 bits of HMAC-SHA-256) of what a call could be found by. A hit is looked at in Gong before it counts.
create table stub_key (
  organization_id text not null,
  key bigint not null,
  call_id text not null,
  primary key (organization_id, key, call_id),
  foreign key (organization_id, call_id) references stub on delete cascade
);
create index stub_key_of_call on stub_key (organization_id, call_id);

-- The same hashes of accounts; made anew when an account changes.
create table account_key (
  organization_id text not null,
  key bigint not null,
  account_id text not null,
  primary key (organization_id, key, account_id),
  foreign key (organization_id, account_id) references account on delete cascade
);
create index account_key_of_account on account_key (organization_id, account_id);

-- A linked call: the only ones that are kept.
create table call (
  organization_id text not null,
  call_id text not null,
  -- Small and dense, for sets of calls.
  call_no bigint generated always as identity,
  workspace_id text,
  host_id text,
  url text,
  title text,
  started_at timestamptz not null,
  duration_sec integer not null,
  direction text,
  system text,
  scope text not null check (scope in ('Internal', 'External', 'Unknown')),
  language text,
  is_private boolean not null default false,
  -- Gong shows it no more, and nobody has said that it may go: it is hidden.
  unseen_since timestamptz,
  -- records/call-type.ts; null for unknown. A person's correction stays.
  type text,
  type_source text not null check (type_source in ('purpose', 'title', 'none', 'person')),
  -- records/call-details.ts without what has columns of its own: topics, trackers, outline, highlights, comments …
  details jsonb not null,
  -- Deals and accounts of the CRM that Gong ties to the call: [{kind, system, id, name}]
  crm jsonb not null,
  transcript_state text not null
    check (transcript_state in ('here', 'owed', 'not_recorded', 'no_scope', 'given_up')),
  transcript_checked_at timestamptz,
  linked_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, call_id),
  foreign key (organization_id, call_id) references stub
);
create unique index call_by_no on call (organization_id, call_no);
create index call_unseen on call (organization_id) where unseen_since is not null;
create index call_by_start on call (organization_id, started_at desc, call_id);
create index call_by_host on call (organization_id, host_id);

create table call_party (
  organization_id text not null,
  call_id text not null,
  position integer not null,
  name text,
  -- Lower case.
  email text,
  phone text,
  title text,
  user_id text,
  speaker_id text,
  side text not null check (side in ('Internal', 'External', 'Unknown')),
  attended boolean not null,
  primary key (organization_id, call_id, position),
  foreign key (organization_id, call_id) references call on delete cascade
);
create index call_party_by_user on call_party (organization_id, user_id, call_id);
create index call_party_by_email on call_party (organization_id, email, call_id);

-- Sentence n is element n + 1 of the first three; a turn is known by the number of its first sentence.
create table transcript (
  organization_id text not null,
  call_id text not null,
  -- records/transcript.ts: evidence names it.
  hash text not null,
  texts text[] not null,
  starts_ms integer[] not null,
  -- Null where Gong leaves it out.
  ends_ms integer[] not null,
  turn_starts integer[] not null,
  turn_speakers text[] not null,
  turn_topics text[] not null,
  primary key (organization_id, call_id),
  foreign key (organization_id, call_id) references call on delete cascade
);

-- The tie between a call and an account. `unlinked`: a person took it apart, and no rule puts it back.
create table link (
  organization_id text not null,
  account_id text not null,
  call_id text not null,
  -- waiting: a person linked it, and it is not open just now; it comes back by itself, and nothing of it is kept.
  state text not null check (state in ('linked', 'unlinked', 'waiting')),
  -- [{rule: contact|domain|crm_deal|crm_account, value, person}]: all that hold. Empty for one that a person unlinked.
  reasons jsonb not null,
  -- A person linked or unlinked it: it survives every sync.
  is_manual boolean not null default false,
  decided_by text,
  decided_at timestamptz not null,
  primary key (organization_id, account_id, call_id),
  foreign key (organization_id, account_id) references account on delete cascade
);
create index link_of_call on link (organization_id, call_id, account_id);

-- Linked calls whose transcript, or whose later details, are still due.
create table owed_part (
  organization_id text not null,
  call_id text not null,
  part text not null check (part in ('transcript', 'details')),
  since timestamptz not null,
  tries integer not null,
  next_try_at timestamptz not null,
  given_up_at timestamptz,
  primary key (organization_id, call_id, part),
  foreign key (organization_id, call_id) references call on delete cascade
);
create index owed_part_due on owed_part (organization_id, next_try_at);

-- The coverage ledger of the account side: half-open windows of call starts that were listed completely.
create table account_window (
  organization_id text not null references organization,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (organization_id, starts_at)
);

-- One row for each organization: how its account side stands with Gong.
create table account_sync (
  organization_id text primary key references organization,
  status text not null check (status in ('idle', 'queued', 'running')),
  started_at timestamptz,
  finished_at timestamptz,
  -- The last complete one.
  succeeded_at timestamptz,
  next_at timestamptz,
  -- {step, done, total, requests}
  progress jsonb,
  -- Of the last one: {requests, listed, linked, changed, removed, transcripts}
  counts jsonb,
  problem jsonb,
  -- When somebody asked for a listing that has not ended yet, be it by changing what may be read.
  asked_at timestamptz,
  -- A person has confirmed that more calls than usual may go.
  may_remove boolean not null default false
);

-- Gong's permission model as it was read last.
create table mirror (
  organization_id text primary key references organization,
  -- Complete; null before the first. When it is too old, nobody sees a call.
  refreshed_at timestamptz,
  -- When Gong was last asked for every call that is kept. Too old is as bad.
  calls_checked_at timestamptz,
  -- When grants of single calls were last read: they cost most, and are read less often. Null where the key may not.
  grants_read_at timestamptz,
  problem jsonb
);

create table gong_user (
  organization_id text not null references organization,
  user_id text not null,
  -- Lower case.
  email text,
  -- Lower case: aliases and the trusted address.
  other_emails text[] not null default '{}',
  name text,
  title text,
  manager_id text,
  is_active boolean not null,
  primary key (organization_id, user_id)
);
create index gong_user_of_manager on gong_user (organization_id, manager_id);

create table gong_workspace (
  organization_id text not null references organization,
  workspace_id text not null,
  name text not null,
  primary key (organization_id, workspace_id)
);

create table gong_profile (
  organization_id text not null references organization,
  profile_id text not null,
  workspace_id text not null,
  name text not null,
  -- As Gong says it; one that is not known grants nothing.
  calls_level text,
  team_lead_ids text[] not null default '{}',
  folders_level text,
  folder_ids text[] not null default '{}',
  primary key (organization_id, profile_id)
);

create table gong_profile_user (
  organization_id text not null,
  profile_id text not null,
  user_id text not null,
  primary key (organization_id, profile_id, user_id),
  foreign key (organization_id, profile_id) references gong_profile on delete cascade
);
create index gong_profile_of_user on gong_profile_user (organization_id, user_id);

-- Linked calls in public library folders.
create table folder_call (
  organization_id text not null,
  folder_id text not null,
  workspace_id text not null,
  call_id text not null,
  primary key (organization_id, call_id, folder_id),
  foreign key (organization_id, call_id) references call on delete cascade
);

-- People who were given a single call through Gong's API.
create table call_grant (
  organization_id text not null,
  call_id text not null,
  user_id text not null,
  primary key (organization_id, call_id, user_id),
  foreign key (organization_id, call_id) references call on delete cascade
);

-- Which Gong user a member is. `verified`: by their own address, and only for as long as they have it.
create table viewer (
  organization_id text not null,
  member_id text not null,
  user_id text not null,
  basis text not null check (basis in ('verified', 'mapped')),
  email text not null,
  mapped_by text,
  mapped_at timestamptz not null,
  primary key (organization_id, member_id),
  foreign key (organization_id, member_id) references member
);

-- The Gong user that a member is, or null: by their address, and only while it is the one that this rests on.
create function looking_user(organization text, looker text) returns text
language plpgsql stable parallel safe as $$
begin
  return (
    select viewer.user_id from viewer
    join member using (organization_id, member_id)
    where organization_id = organization and member_id = looker and viewer.email = member.email
  );
end $$;

-- Everybody whose calls a Gong user hears in a workspace by the level of a profile. Where Gong's pages, its API and those
-- who read it differ, only what all of them grant is granted.
--
-- A tree is everybody below a root at any depth; one whose root is below itself, or unknown, is nobody's. The leads of a
-- profile narrow its team: some read them as the team itself, some as left over. Of the level `none` they are the team.
create function heard_people(organization text, looker text)
returns table (level text, workspace_id text, user_id text)
language plpgsql stable parallel safe rows 100 as $$
begin
  return query
  with recursive held as materialized (
    select profile.calls_level, profile.workspace_id, profile.team_lead_ids, looking.user_id,
      nullif(looking.manager_id, looking.user_id) as manager_id
    from gong_user looking
    join gong_profile_user holder
      on holder.organization_id = looking.organization_id and holder.user_id = looking.user_id
    join gong_profile profile
      on profile.organization_id = holder.organization_id and profile.profile_id = holder.profile_id
    where looking.organization_id = organization and looking.user_id = looker
      and profile.calls_level in ('managers-team', 'report-to-them', 'none')
  ),
  tree (root, user_id, is_below) as (
    select distinct root.user_id, root.user_id, false
    from held
    join gong_user root on root.organization_id = organization
      and root.user_id = any(held.team_lead_ids || held.manager_id || held.user_id)
    union
    select tree.root, below.user_id, true
    from tree
    join gong_user below on below.organization_id = organization and below.manager_id = tree.user_id
    where below.user_id <> tree.user_id
  ),
  team as materialized (
    select * from tree
    where not exists (
      select from tree circle
      where circle.root = tree.root and circle.user_id = tree.root and circle.is_below
    )
  )
  select held.calls_level, held.workspace_id, team.user_id
  from held
  join team on case held.calls_level
    when 'managers-team' then team.root = held.manager_id
    when 'report-to-them' then team.root = held.user_id and team.is_below
    else team.root = any(held.team_lead_ids)
  end
  where held.calls_level = 'none' or cardinality(held.team_lead_ids) = 0 or exists (
    select from team led
    where led.root = any(held.team_lead_ids) and led.user_id = team.user_id
      and (led.is_below or held.calls_level = 'managers-team')
  );
end $$;

-- Rises in every transaction that can change what anybody sees, so that sets of visible calls may be remembered.
create table visibility_epoch (
  organization_id text primary key references organization,
  epoch bigint not null
);

create table call_review (
  organization_id text not null,
  call_id text not null,
  member_id text not null,
  reviewed_at timestamptz not null,
  primary key (organization_id, call_id, member_id),
  foreign key (organization_id, call_id) references call on delete cascade
);

-- A place that a member marked: theirs and everybody's who may see the call. The quote rests on the transcript's hash.
create table own_moment (
  organization_id text not null,
  moment_id text not null,
  call_id text not null,
  member_id text not null,
  transcript_hash text not null,
  first_sentence integer not null,
  last_sentence integer not null,
  quote text not null,
  note text not null,
  created_at timestamptz not null,
  primary key (organization_id, moment_id),
  foreign key (organization_id, call_id) references call on delete cascade
);
create index own_moment_of_call on own_moment (organization_id, call_id);

-- Where another system tells of a new customer.
create table inbound_hook (
  organization_id text not null references organization,
  hook_id text not null,
  name text not null,
  -- JWE: the signature is checked with it.
  secret text not null,
  created_by text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, hook_id)
);
create unique index inbound_hook_id on inbound_hook (hook_id);

-- Deliveries that were taken, so that one is never taken twice.
create table inbound_delivery (
  organization_id text not null,
  hook_id text not null,
  -- SHA-256 of the signature.
  signature_hash text not null,
  received_at timestamptz not null,
  primary key (organization_id, hook_id, signature_hash),
  foreign key (organization_id, hook_id) references inbound_hook
);
