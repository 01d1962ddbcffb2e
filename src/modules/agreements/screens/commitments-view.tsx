// The commitments of an agreement, as either side sees them: what is due, what was presented, and what may be said of it.
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ToFill } from '../../../ui/say-form.tsx'
import { commitmentDropped, evidenceAnswered, evidenceJudged, evidencePresented } from '../contract/kinds.ts'
import { isBeyond } from '../contract/national-agreement.ts'
import type { AgreementCommitment } from '../contract.ts'
import { isLate, isOpen, standingOf } from '../rules/occurrences.ts'
import { agreementText } from './text.ts'

export type CommitmentsOf = {
  readonly commitments: readonly AgreementCommitment[]
  readonly today: string
  readonly nationalEnds: string
  /** whose eyes: the institute's people, or who represents the organization */
  readonly eyes: 'institute' | 'party'
  readonly write: boolean
  readonly names: Readonly<Record<string, string>>
  readonly fileAt: (sha256: string) => string
  readonly open: (asked: ToFill) => void
}

export function CommitmentsView(of: CommitmentsOf) {
  const t = useText(agreementText)
  if (of.commitments.length === 0) return <p className="soft">{t.noCommitments}</p>
  return (
    <div className="stack">
      {of.commitments.map((c) => (
        <OneCommitment key={c.key} c={c} of={of} />
      ))}
    </div>
  )
}

function OneCommitment({ c, of }: { c: AgreementCommitment; of: CommitmentsOf }) {
  const t = useText(agreementText)
  const { day } = useFormats()
  const { today, eyes, write } = of
  const standing = standingOf(c, today)
  const next = standing.next
  const waits = c.dates.find((d) => d.state === 'presented')
  const at = { about: c.key, book: c.book, sendTo: eyes === 'party' ? { party: c.party } : c.book }
  const mayPresent = write && next !== null && (eyes === 'institute' || c.bound === 'party')
  const mayJudge = write && waits !== undefined && (eyes === 'institute') === (c.bound === 'party')
  const kind = eyes === 'institute' ? evidenceJudged : evidenceAnswered
  const yes = eyes === 'institute' ? t.accept : t.agree
  const no = eyes === 'institute' ? t.giveBack : t.disagree
  return (
    <article className="card stack">
      <h3>{c.what}</h3>
      <p className="row">
        <Chip state="none">{eyes === 'party' ? t.turns[c.bound] : t.bounds[c.bound]}</Chip>
        <span className="soft">
          {t.everyOf[c.every]} · {t.clause} {c.clause}
        </span>
        {standing.late > 0 ? (
          <Chip state="urgent">
            {standing.late} {t.lateOne}
          </Chip>
        ) : null}
        {c.dropped ? <Chip state="none">{t.dropped(day(c.dropped.on))}</Chip> : null}
      </p>
      <p>
        <span className="soft">{t.evidence}:</span> {c.evidence}
      </p>
      <p className="soft">
        {t.owner}: {c.owner ?? t.unsaid} · {t.partyOwner}: {c.party_owner ?? t.unsaid}
      </p>
      {next ? (
        <p className="row">
          <strong>{day(next.due)}</strong>
          <Chip state={isLate(next, today) ? 'urgent' : next.state === 'returned' ? 'attention' : 'none'}>
            {t.states[next.state]}
          </Chip>
          {next.reason ? <span>{next.reason}</span> : null}
        </p>
      ) : c.dropped || waits ? null : (
        <p className="soft">{t.allDone}</p>
      )}
      {waits ? (
        <p className="row">
          <strong>{day(waits.due)}</strong>
          <Chip state="attention">{t.states.presented}</Chip>
          <span>{c.told.findLast((x) => x.what === 'presented' && x.due === waits.due)?.text}</span>
        </p>
      ) : null}
      {c.dates.some((d) => isOpen(d.state) && isBeyond(d.due, of.nationalEnds)) ? (
        <p>
          <Chip state="attention">{t.beyond(day(of.nationalEnds))}</Chip>
        </p>
      ) : null}
      <div className="row no-print">
        {mayPresent ? (
          <Button
            onPress={() =>
              of.open({
                ...{ ...at, kind: evidencePresented, title: `${t.present}: ${day(next.due)}` },
                fixed: { due: next.due, files: [] },
                fields: [
                  { name: 'told', label: t.told, kind: 'long' },
                  { name: 'files', label: t.files, kind: 'files' },
                ],
              })
            }
          >
            {t.present}
          </Button>
        ) : null}
        {mayJudge ? (
          <>
            <Button
              look="main"
              label={`${yes}: ${day(waits.due)}`}
              onPress={() =>
                of.open({
                  ...{ ...at, kind, title: `${yes}: ${day(waits.due)}`, fields: [] },
                  fixed: { due: waits.due, accepted: true },
                })
              }
            >
              {yes}
            </Button>
            <Button
              label={`${no}: ${day(waits.due)}`}
              onPress={() =>
                of.open({
                  ...{ ...at, kind, title: `${no}: ${day(waits.due)}` },
                  fixed: { due: waits.due, accepted: false },
                  fields: [{ name: 'reason', label: t.reason, kind: 'long' }],
                })
              }
            >
              {no}
            </Button>
          </>
        ) : null}
        {write && eyes === 'institute' && !c.dropped ? (
          <Button
            look="quiet"
            onPress={() =>
              of.open({
                ...{ ...at, kind: commitmentDropped, title: t.drop },
                fields: [
                  { name: 'on', label: t.on, kind: 'date', start: today },
                  { name: 'why', label: t.why, kind: 'long' },
                ],
              })
            }
          >
            {t.drop}
          </Button>
        ) : null}
      </div>
      {c.told.length > 0 ? (
        <details>
          <summary>
            {t.history} ({c.told.length})
          </summary>
          <ul className="lines">
            {c.told.map((x) => (
              <li key={x.id}>
                <span>
                  {day(x.at.slice(0, 10))} · {t.historyOf[x.what]}
                  {of.names[x.by] ? ` ${of.names[x.by]}` : ''} · {day(x.due)}
                  {x.text ? ` — ${x.text}` : ''}{' '}
                  {x.files.map((file) => (
                    <a key={file.file} href={of.fileAt(file.file)} target="_blank" rel="noreferrer">
                      {t.seeFile(file.name)}
                    </a>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  )
}
