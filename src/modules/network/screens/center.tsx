// One center: what is known of it, its rooms and the days that change its calendar, each corrected as a fact.
import GitFork from 'lucide-react/icons/git-fork'
import Pencil from 'lucide-react/icons/pencil'
import Users from 'lucide-react/icons/users'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip, StateShape } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { centerSteps } from '../../../ui/center-steps.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../contract.ts'
import { CalendarDays } from './calendar-days.tsx'
import { CenterForm } from './center-form.tsx'
import { networkText } from './desk-text.ts'
import { Rooms } from './rooms.tsx'

export function CenterPage({ id }: { id: string }) {
  const t = useText(networkText)
  const { number, list, day } = useFormats()
  const may = useMay()
  const me = useMe()
  const asked = useAsk(centerFile, { book: id })
  const [editing, setEditing] = useState(false)
  useStanding(centerSteps(me, t.mexico, asked.data, id), 'centers')
  return (
    <Asked of={asked} height={40}>
      {(file) => {
        const c = file.center
        const rows: [string, string][] = [
          [t.center.scheme, t.scheme[c.scheme]],
          [t.center.zone, t.zone[c.zone]],
          [t.center.status, c.closed_on ? t.center.closedOn(day(c.closed_on)) : t.status[c.status]],
          ...(c.former.length > 0
            ? [[t.center.former, list([...new Set(c.former.map((f) => f.name))])] as [string, string]]
            : []),
          [
            t.center.municipality,
            file.municipality ? `${file.municipality} (${c.municipality})` : c.municipality,
          ],
          [t.center.representation, file.representation?.name ?? t.none],
          [t.center.hours, t.center.hoursOf(c.opens, c.closes)],
          [t.center.zoneTime, c.time_zone],
          [
            t.center.point,
            c.latitude !== null && c.longitude !== null ? `${c.latitude}, ${c.longitude}` : t.none,
          ],
          [t.center.published, c.published_places === null ? t.none : number(c.published_places)],
          [t.center.partner, c.partner ?? t.none],
        ]
        const fields = t.center.fields as Readonly<Record<string, string>>
        return (
          <div className="stack">
            <PageHead
              title={c.name}
              about={
                <>
                  {t.center.about(c.code, file.municipality ?? c.municipality)}{' '}
                  {c.synthetic ? <Chip state="none">{t.invented}</Chip> : null}
                </>
              }
              actions={
                <>
                  {may('figures.read') ? (
                    <ButtonLink to={`/tablero/centro/${id}`} icon={Users}>
                      {t.center.board}
                    </ButtonLink>
                  ) : null}
                  <ButtonLink to={`/centro/${id}/cambios`} icon={GitFork}>
                    {t.center.changes}
                  </ButtonLink>
                  {may('network.write') ? (
                    <Button icon={Pencil} onPress={() => setEditing(true)}>
                      {t.center.edit}
                    </Button>
                  ) : null}
                </>
              }
            />
            {c.conflicts.length > 0 ? (
              <div className="card" role="status">
                <p className="row">
                  <StateShape state="attention" />
                  <strong>{t.center.conflicts}</strong>
                </p>
                <p>{t.center.conflictsAbout(list(c.conflicts.map((x) => fields[x.field] ?? x.field)))}</p>
              </div>
            ) : null}
            <section className="card stack" aria-labelledby="known">
              <h2 id="known">{t.center.known}</h2>
              <dl className="facts">
                {rows.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{value}</dd>])}
              </dl>
            </section>
            <Rooms book={id} rooms={file.rooms} facts={file.facts} />
            <CalendarDays book={id} days={file.calendar} />
            {editing ? <CenterForm known={file} onClose={() => setEditing(false)} /> : null}
          </div>
        )
      }}
    </Asked>
  )
}
