// One dialogue event: agenda and invitations before it, who came and what was promised after it, and what became of each promise.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import { useState } from 'react'
import { Asked, isNotThere, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { oneEvent } from '../contract/asking.ts'
import { commitmentFollowed, eventCancelled } from '../contract/kinds.ts'
import { MinutesForm } from './minutes-form.tsx'
import { PartnerForm } from './partner-form.tsx'
import { PlanForm } from './plan-form.tsx'
import { partnersText } from './text.ts'

export function EventPage({ book, event: id }: { book: string; event: string }) {
  const t = useText(partnersText)
  const { day, number } = useFormats()
  const may = useMay()
  const asked = useAsk(oneEvent, { book, event: id })
  const [doing, setDoing] = useState<'plan' | 'cancel' | 'held' | { readonly follow: string }>()
  useStanding(
    [
      ...homeSteps(useMe(), t.mexico),
      { label: t.title, to: '/aliados' },
      { label: t.events, to: '/aliados/eventos' },
      { label: asked.data?.event.title ?? '' },
    ],
    'partners',
  )
  if (isNotThere(asked))
    return (
      <EmptyState
        icon={FileQuestion}
        title={t.noEvent}
        action={<ButtonLink to="/aliados/eventos">{t.events}</ButtonLink>}
      >
        {t.eventsAbout}
      </EmptyState>
    )
  return (
    <Asked of={asked} height={30}>
      {({ event: e, organizations, names, today }) => {
        const named = new Map(organizations.map((o) => [o.id, o.name]))
        const nameOf = (x: string) => named.get(x) ?? '—'
        const writes = may('partners.write')
        const close = () => setDoing(undefined)
        return (
          <>
            <PageHead
              title={e.title}
              about={`${day(e.on_day)} · ${e.starts}–${e.ends} · ${e.place}`}
              actions={
                <>
                  <ButtonLink to={`/v1/books/${book}/partners/events/${id}/invitation`} look="quiet" download>
                    {t.invitation}
                  </ButtonLink>
                  {writes && !e.cancelled && !e.held_on ? (
                    <>
                      <Button look="quiet" onPress={() => setDoing('cancel')}>
                        {t.cancel}
                      </Button>
                      <Button onPress={() => setDoing('plan')}>{t.eventChange}</Button>
                    </>
                  ) : null}
                  {writes && !e.cancelled && e.on_day <= today ? (
                    <Button look="main" onPress={() => setDoing('held')}>
                      {t.held}
                    </Button>
                  ) : null}
                </>
              }
            />
            {e.cancelled ? <Chip state="none">{t.cancelled(e.cancelled.reason)}</Chip> : null}
            {e.agenda.length > 0 ? (
              <ol>
                {e.agenda.map((x) => (
                  <li key={x}>{x}</li>
                ))}
              </ol>
            ) : null}
            <h2>{t.invited}</h2>
            {e.organizations.length === 0 ? <p className="soft">{t.noInvited}</p> : null}
            <ul className="lines">
              {e.organizations.map((o) => {
                const came = e.attendance.find((a) => a.organization === o)
                return (
                  <li key={o}>
                    <Link to={`/aliados/${book}/${o}`}>{nameOf(o)}</Link>
                    <span className="soft">
                      {came ? `${number(came.people)} ${t.people.toLowerCase()}` : ''}
                    </span>
                  </li>
                )
              })}
            </ul>
            {e.held_on ? (
              <>
                <h2>{t.commitments}</h2>
                <p className="soft">
                  {t.heldOn(day(e.held_on))} ·{' '}
                  {t.came(number(e.attendance.length), number(e.organizations.length))}
                </p>
                {e.told ? <p>{e.told}</p> : null}
                {e.commitments.length === 0 ? <p className="soft">{t.noCommitments}</p> : null}
                <ul className="lines">
                  {e.commitments.map((c) => (
                    <li key={c.id}>
                      <span>
                        <strong>{c.text}</strong> · {c.organization ? nameOf(c.organization) : t.institute} ·{' '}
                        {t.dueOn(day(c.due))}{' '}
                        {c.outcome ? (
                          <Chip state={c.outcome === 'done' ? 'calm' : 'none'}>{t.outcomes[c.outcome]}</Chip>
                        ) : c.due < today ? (
                          <Chip state="urgent">{t.lateWord}</Chip>
                        ) : null}
                        {c.followed.map((f) => (
                          <span key={`${f.on}${f.note}`} className="soft">
                            <br />
                            {day(f.on)} · {t.outcomes[f.outcome]} · {f.note} · {t.by(names[f.by] ?? t.nobody)}
                          </span>
                        ))}
                      </span>
                      {writes && c.outcome === null ? (
                        <Button onPress={() => setDoing({ follow: c.id })}>{t.follow}</Button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {doing === 'plan' ? (
              <PlanForm
                {...{ book, id, of: e, onClose: close }}
                invited={e.organizations.map((o) => ({ id: o, name: nameOf(o) }))}
              />
            ) : null}
            {doing === 'held' ? <MinutesForm of={e} names={named} onClose={close} /> : null}
            {doing === 'cancel' ? (
              <PartnerForm
                asked={{
                  ...{ kind: eventCancelled, title: t.cancel, about: id, book },
                  fields: [{ name: 'reason', label: t.why, kind: 'text' }],
                  payload: (said) => ({ ...said, on: todayIn(undefined) }),
                }}
                onClose={close}
              />
            ) : null}
            {typeof doing === 'object' ? (
              <PartnerForm
                asked={{
                  ...{ kind: commitmentFollowed, title: t.follow, about: id, book },
                  fields: [
                    {
                      ...{ name: 'outcome', label: t.outcome, kind: 'choice', start: 'done' },
                      choices: choicesOf(['done', 'moved', 'dropped'] as const, t.outcomes),
                    },
                    { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
                    { name: 'due', label: t.outcomes.moved, kind: 'date', optional: true },
                    { name: 'note', label: t.note, kind: 'long' },
                  ],
                  payload: ({ due, ...said }) => ({
                    ...{ ...said, commitment: doing.follow },
                    ...(said.outcome === 'moved' ? { due } : {}),
                  }),
                }}
                onClose={close}
              />
            ) : null}
          </>
        )
      }}
    </Asked>
  )
}
