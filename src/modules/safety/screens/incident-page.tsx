// One incident at the desk: what happened, how each child is and what its family knows, and all that was said of it, in order.
import Check from 'lucide-react/icons/check'
import Download from 'lucide-react/icons/download'
import Pencil from 'lucide-react/icons/pencil'
import { useState } from 'react'
import { purposeWords } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { type IncidentChild, oneIncident } from '../contract.ts'
import { CorrectAtDesk } from './correct-at-desk.tsx'
import { CloseIncident, ReviewIncident } from './decide-incident.tsx'
import { incidentDesk } from './desk-text.ts'
import { IncidentHistory } from './incident-history.tsx'
import { type IncidentTold, useIncidentPurpose } from './incident-told.ts'
import './incidents.css'
import { listText } from './list-text.ts'
import { SignPaper } from './sign-paper.tsx'
import { TellFamily } from './tell-family-desk.tsx'
import { useWhen } from './use-when.ts'
import { incidentText } from './words.ts'

type Doing =
  | { readonly what: 'review' | 'close' | 'correct' }
  | { readonly what: 'tell' | 'sign'; readonly child: IncidentChild }

export function IncidentPage({ id, incident }: { id: string; incident: string }) {
  const t = useText(incidentDesk)
  const l = useText(listText)
  const w = useText(incidentText)
  const words = useWords()
  const me = useMe()
  const may = useMay()
  const purpose = useIncidentPurpose(id)
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(oneIncident, { book: id, incident, purpose })
  const when = useWhen(center.data?.center.time_zone)
  const [doing, setDoing] = useState<Doing>()
  const here = asked.data?.incident
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: l.title, to: `/centro/${id}/incidentes` },
      { label: here ? w.kinds[here.kind] : l.title },
    ),
    'incidents',
  )
  const decides = may('incidents.read') && may('incidents.write')
  return (
    <Asked of={asked} height={40}>
      {(told) => {
        const { incident: i } = told
        const close = () => setDoing(undefined)
        return (
          <div className="stack">
            <PageHead
              title={w.kinds[i.kind]}
              about={
                <>
                  {when(i.at)} {t.openedFor(words(purposeWords[purpose].words))}
                </>
              }
              actions={
                i.closed ? null : (
                  <>
                    {decides && !i.reviewed ? (
                      <Button look="main" icon={Check} onPress={() => setDoing({ what: 'review' })}>
                        {t.review}
                      </Button>
                    ) : null}
                    {decides ? (
                      <Button
                        look={i.reviewed ? 'main' : 'plain'}
                        onPress={() => setDoing({ what: 'close' })}
                      >
                        {t.close}
                      </Button>
                    ) : null}
                    {told.named && may('incidents.write') ? (
                      <Button look="quiet" icon={Pencil} onPress={() => setDoing({ what: 'correct' })}>
                        {t.correct}
                      </Button>
                    ) : null}
                  </>
                )
              }
            />
            <What told={told} book={id} />
            <section className="card stack" aria-labelledby="incident-families">
              <h2 id="incident-families">{t.families}</h2>
              {told.children.map((c) => (
                <OfChild
                  key={c.key}
                  c={c}
                  told={told}
                  book={id}
                  when={when}
                  onTell={
                    may('incidents.write') && !i.closed
                      ? () => setDoing({ what: 'tell', child: c })
                      : undefined
                  }
                  onSign={may('incidents.write') ? () => setDoing({ what: 'sign', child: c }) : undefined}
                />
              ))}
              {told.children.length === 0 ? <p>{l.noChildren}</p> : null}
            </section>
            <section className="card stack" aria-labelledby="incident-history">
              <div>
                <h2 id="incident-history">{t.history}</h2>
                <p className="soft">{t.historyAbout}</p>
              </div>
              <IncidentHistory told={told} when={when} />
            </section>
            {doing?.what === 'review' ? <ReviewIncident told={told} book={id} onClose={close} /> : null}
            {doing?.what === 'close' ? <CloseIncident told={told} book={id} onClose={close} /> : null}
            {doing?.what === 'correct' ? (
              <CorrectAtDesk told={told} book={id} zone={center.data?.center.time_zone} onClose={close} />
            ) : null}
            {doing?.what === 'tell' ? (
              <TellFamily
                child={doing.child}
                book={id}
                zone={center.data?.center.time_zone}
                onClose={close}
              />
            ) : null}
            {doing?.what === 'sign' ? (
              <SignPaper
                child={doing.child}
                book={id}
                name={told.names[doing.child.child] ?? t.child}
                zone={center.data?.center.time_zone}
                onClose={close}
              />
            ) : null}
          </div>
        )
      }}
    </Asked>
  )
}

function What({ told, book }: { told: IncidentTold; book: string }) {
  const t = useText(incidentDesk)
  const w = useText(incidentText)
  const { list } = useFormats()
  const { incident: i, names, named, room } = told
  const name = (id: string) => names[id] ?? t.someone
  return (
    <section className="card stack" aria-labelledby="incident-what">
      <h2 id="incident-what">{t.what}</h2>
      {i.grave || i.flags.length > 0 ? (
        <p className="row">
          {i.grave ? <Chip state="urgent">{i.head ? t.head : t.grave}</Chip> : null}
          {i.flags.map((f) => (
            <Chip key={f} state="attention">
              {w.flags[f]}
            </Chip>
          ))}
        </p>
      ) : null}
      <dl className="facts">
        <dt>{t.where}</dt>
        <dd>
          {i.place ? w.places[i.place] : w.noPlace} · {room ?? t.noRoom}
        </dd>
        <dt>{t.who}</dt>
        <dd>
          {i.children.map((c) => (
            <span key={c.child} style={{ display: 'block' }}>
              {named ? (
                <Link className="incident-link" to={`/centro/${book}/nina-o-nino/${c.child}`}>
                  {names[c.child] ?? t.child}
                </Link>
              ) : (
                t.child
              )}{' '}
              {w.parts[c.part]}
            </span>
          ))}
        </dd>
        <dt>{t.aid}</dt>
        <dd>{i.aid.length > 0 ? list(i.aid.map((a) => w.aid[a])) : t.none}</dd>
        <dt>{t.witnesses}</dt>
        <dd>{i.unseen ? t.unseen : i.witnesses.length > 0 ? list(i.witnesses.map(name)) : t.none}</dd>
      </dl>
      <h3>{t.accounts}</h3>
      {i.accounts.length === 0 ? <p className="soft">{t.noAccount}</p> : null}
      {named ? (
        i.accounts.map((a) => (
          <blockquote key={a.id}>
            <p>{a.words}</p>
            <footer className="soft">{name(a.by)}</footer>
          </blockquote>
        ))
      ) : i.accounts.length > 0 ? (
        <p className="soft">{t.wordsHidden}</p>
      ) : null}
    </section>
  )
}

function OfChild({
  c,
  told,
  book,
  when,
  onTell,
  onSign,
}: {
  c: IncidentChild
  told: IncidentTold
  book: string
  when: (instant: string) => string
  onTell: (() => void) | undefined
  onSign: (() => void) | undefined
}) {
  const t = useText(incidentDesk)
  const w = useText(incidentText)
  const { day, list } = useFormats()
  const { names, named } = told
  const who = (x: { adult: string | null; who: string | null }) =>
    x.who ?? (x.adult ? (names[x.adult] ?? t.someone) : t.someone)
  const purpose = useIncidentPurpose(book)
  const paper = c.signed?.blob ? told.papers.find((p) => p.blob === c.signed?.blob) : undefined
  const knows = c.told.some((x) => x.outcome === 'told')
  return (
    <article className="stack" aria-label={names[c.child] ?? t.child}>
      <h3>
        {names[c.child] ?? t.child} <span className="soft">{w.parts[c.part]}</span>
      </h3>
      {c.part === 'hurt' ? (
        <p>
          {t.injuries}:{' '}
          {c.injuries.length > 0
            ? list(c.injuries.map((x) => `${w.body[x.body].toLowerCase()}, ${w.seen[x.seen]}`))
            : t.noInjuries}{' '}
          {c.aid.length > 0 ? `${t.aid}: ${list(c.aid.map((a) => w.aid[a]))}.` : ''} {c.words ?? ''}
        </p>
      ) : null}
      {c.part === 'there' ? null : knows ? (
        <ul>
          {c.told.map((x) => (
            <li key={x.id}>
              {when(x.at)}. {who(x)}: {t.outcome[x.outcome]}, {w.how[x.how]}. {x.words ?? ''}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <Chip state="urgent">{t.notTold}</Chip>
        </p>
      )}
      {c.signed ? (
        <p className="row incident-signed">
          <Chip state={c.signed.how === 'signed' ? 'calm' : 'attention'}>
            {c.signed.how === 'signed'
              ? t.signed(who(c.signed), day(c.signed.on))
              : t.refused(who(c.signed), day(c.signed.on))}
          </Chip>
          {paper?.here ? (
            <a className="button" href={fileAddress(book, paper.blob, purpose)} download>
              <Download size={20} aria-hidden />
              {t.file}
            </a>
          ) : (
            <span className="soft">{paper ? t.fileLate : t.noFile}</span>
          )}
        </p>
      ) : c.part === 'hurt' ? (
        <p>
          <Chip state="attention">{t.unsigned}</Chip>
        </p>
      ) : null}
      <div className="row no-print">
        {onTell && c.part !== 'there' ? (
          <Button look={knows ? 'quiet' : 'plain'} onPress={onTell}>
            {t.tell}
          </Button>
        ) : null}
        {named && c.part !== 'there' ? (
          <ButtonLink to={`/centro/${book}/incidentes/${c.incident}/hoja/${c.child}`} look="quiet">
            {t.paper}
          </ButtonLink>
        ) : null}
        {onSign && c.part !== 'there' ? (
          <Button look={c.signed ? 'quiet' : 'plain'} onPress={onSign}>
            {t.sign}
          </Button>
        ) : null}
      </div>
    </article>
  )
}
