// The schema as the catalog of a migrated database tells it: the same bytes each time, on every machine.
import type { Db } from '../platform/db.ts'

type Table = { name: string; comment: string | null; partitioned: string | null; rls: boolean }
type Line = { name: string; line: string }

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Tables with columns, keys, checks, indexes and policies, then functions. Partitions by quarter are left out: they follow the calendar. */
export async function schemaText(db: Db): Promise<string> {
  return db.read({ system: true }, async (read) => {
    const tables = await read<Table>`
      select c.relname as name, obj_description(c.oid) as comment, pg_get_partkeydef(c.oid) as partitioned, c.relrowsecurity as rls
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname collate "C"`
    const columns = await read<Line>`
      select c.relname as name, concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          case a.attidentity when 'a' then 'generated always as identity' end,
          'default ' || pg_get_expr(d.adbin, d.adrelid), case when a.attnotnull then 'not null' end) as line
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname, a.attnum`
    const constraints = await read<Line>`
      select c.relname as name, pg_get_constraintdef(k.oid) as line from pg_constraint k join pg_class c on c.oid = k.conrelid
      where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'c', 'f', 'x')
      order by c.relname, k.contype desc, pg_get_constraintdef(k.oid) collate "C"`
    const indexes = await read<Line>`
      select c.relname as name, pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by c.relname, pg_get_indexdef(i.indexrelid) collate "C"`
    const policies = await read<Line>`
      select tablename as name, concat('create policy ', policyname, ' on ', tablename, ' for ', lower(cmd), ' using (', qual, ')') as line
      from pg_policies where schemaname = 'public' order by tablename, policyname`
    const comments = await read<Line>`
      select c.relname as name, concat('comment on column ', c.relname, '.', quote_ident(a.attname), ' is ', quote_literal(d.description)) as line
      from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass and d.objsubid > 0
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
      where c.relnamespace = 'public'::regnamespace and not c.relispartition order by c.relname, a.attnum`
    const functions = await read<{ line: string; comment: string | null; signature: string }>`
      select pg_get_functiondef(p.oid) as line, obj_description(p.oid) as comment, p.oid::regprocedure::text as signature
      from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      order by p.proname collate "C", p.oid::regprocedure::text collate "C"`
    const of = (lines: readonly Line[], name: string) =>
      lines.filter((l) => l.name === name).map((l) => l.line)
    const parts = tables.map((t) => {
      const inside = [...of(columns, t.name), ...of(constraints, t.name)]
        .map((line) => `  ${line}`)
        .join(',\n')
      return [
        `create table ${t.name} (\n${inside}\n)${t.partitioned ? ` partition by ${t.partitioned}` : ''};`,
        ...(t.comment ? [`comment on table ${t.name} is ${quoted(t.comment)};`] : []),
        ...of(comments, t.name).map((line) => `${line};`),
        ...of(indexes, t.name).map((line) => `${line};`),
        ...(t.rls ? [`alter table ${t.name} enable row level security;`] : []),
        ...of(policies, t.name).map((line) => `${line};`),
      ].join('\n')
    })
    const bodies = functions.map(
      (f) =>
        `${f.line.trimEnd()};${f.comment ? `\ncomment on function ${f.signature} is ${quoted(f.comment)};` : ''}`,
    )
    return `-- Printed from the catalog of a migrated database by src/app/print-docs.ts; do not edit.\n\n${[...parts, ...bodies].join('\n\n')}\n`
  })
}
