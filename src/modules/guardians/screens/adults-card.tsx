// Who the adults of a child are: a card each with face, phones, what they may, and what can be done about them.

import Printer from 'lucide-react/icons/printer'
import UserPlus from 'lucide-react/icons/user-plus'
import { useState } from 'react'
import { reviewResolved } from '../../../kernel/book-kinds.ts'
import { civilDay } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip, StateShape } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { type AdultNamed, adultNamed, codeWithdrawn } from '../contract/adults.ts'
import { AdultForm } from './adult-form.tsx'
import { AdultPortraitDialog } from './adult-portrait.tsx'
import { AdultFace, type CircleProps, nameOf, namingOf, type Person } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'
import { Papers } from './papers.tsx'
import { EraseAdult, GiveCode, SetAdultPin, WithdrawAdult } from './small-dialogs.tsx'
import { adultWords } from './words.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

export type Doing = 'edit' | 'withdraw' | 'pin' | 'code' | 'portrait' | 'erase'

export function AdultsCard(props: CircleProps & { room: string | undefined }) {
  const { book, child, told, purpose } = props
  const t = useText(guardiansText)
  const may = useMay()
  const saying = useSaying()
  const [doing, setDoing] = useState<{ what: Doing; person: Person }>()
  const [naming, setNaming] = useState(false)
  const [printing, setPrinting] = useState(false)
  const by = new Map(told.adults.map((a) => [a.key, a]))
  const people = told.circle.adults.flatMap((link): Person[] => {
    const adult = by.get(link.adult)
    return adult ? [{ link, adult }] : []
  })
  const writes = may('guardians.write') && child.left_on === null
  const next = Math.min(20, Math.max(0, ...people.map((p) => p.link.order)) + 1)
  const close = () => setDoing(undefined)
  const nameAgain = ({ link, adult }: Person) =>
    saying.say([
      {
        ...{ kind: adultNamed, about: child.key, book, payload: namingOf(adult, link, link.order) },
        // said over the withdrawal: whoever brings somebody back has seen that they were taken away
        supersedes: [link.withdrawn!.ref, ...link.knows, ...Object.values(adult.set_by)],
      },
    ])
  return (
    <section className="card stack" aria-labelledby="adults">
      <div className="row">
        <h2 id="adults">{t.adults}</h2>
        {writes ? (
          <Button icon={UserPlus} onPress={() => setNaming(true)}>
            {t.add}
          </Button>
        ) : null}
        {people.length > 0 ? (
          <span className="no-print">
            <Button look="quiet" icon={Printer} onPress={() => setPrinting(true)}>
              {t.print}
            </Button>
          </span>
        ) : null}
      </div>
      {people.length === 0 ? (
        <p className="row">
          <StateShape state="attention" />
          <span>{t.noAdults}</span>
        </p>
      ) : (
        <p className="soft">{t.adultsAbout}</p>
      )}
      <ul className="adult-cards">
        {people.map((person) => (
          <AdultCard
            key={person.adult.key}
            {...{ book, person, purpose, writes }}
            erases={may('children.erase')}
            onDo={(what) => setDoing({ what, person })}
            onBack={() => void nameAgain(person)}
          />
        ))}
      </ul>
      <SaidNote saying={saying} />
      {writes ? <Proposals {...props} next={next} /> : null}
      {writes ? <Siblings {...props} next={next} /> : null}
      {writes ? <Codes {...props} /> : null}
      {naming ? <AdultForm {...{ book, child, next }} onClose={() => setNaming(false)} /> : null}
      {doing?.what === 'edit' ? (
        <AdultForm {...{ book, child, next }} person={doing.person} onClose={close} />
      ) : null}
      {doing?.what === 'withdraw' ? (
        <WithdrawAdult {...{ book, child }} person={doing.person} onClose={close} />
      ) : null}
      {doing?.what === 'pin' ? <SetAdultPin book={book} person={doing.person} onClose={close} /> : null}
      {doing?.what === 'code' ? (
        <GiveCode {...{ book, child }} today={told.today} person={doing.person} onClose={close} />
      ) : null}
      {doing?.what === 'portrait' ? (
        <AdultPortraitDialog {...{ book, purpose }} person={doing.person} onClose={close} />
      ) : null}
      {doing?.what === 'erase' ? <EraseAdult book={book} person={doing.person} onClose={close} /> : null}
      {printing ? (
        <Papers {...props} people={people} onDone={() => setPrinting(false)} room={props.room} />
      ) : null}
    </section>
  )
}

function AdultCard({
  book,
  person: { link, adult },
  purpose,
  writes,
  erases,
  onDo,
  onBack,
}: {
  book: string
  person: Person
  purpose: Purpose
  writes: boolean
  erases: boolean
  onDo: (what: Doing) => void
  onBack: () => void
}) {
  const t = useText(guardiansText)
  const w = useText(adultWords)
  const { day } = useFormats()
  const name = nameOf(adult)
  const days = [link.from ? w.from(day(link.from)) : '', link.until ? w.until(day(link.until)) : ''].filter(
    Boolean,
  )
  const act = (what: Doing, words: string) => (
    <Button look="quiet" label={`${words}: ${name}`} onPress={() => onDo(what)}>
      {words}
    </Button>
  )
  return (
    <li className="adult-card" data-away={link.withdrawn ? true : undefined}>
      <div className="adult-head">
        <AdultFace {...{ book, adult, purpose }} />
        <span>
          <strong>{name}</strong>
          <br />
          {link.order}. {w.relations[link.relation]}
          {adult.language && adult.language !== 'es'
            ? ` · ${(t.form.languages as Readonly<Record<string, string>>)[adult.language] ?? adult.language}`
            : ''}
        </span>
      </div>
      {adult.phones.length === 0 ? <span className="soft">{w.noPhone}</span> : null}
      {adult.phones.map((p) => (
        <a key={p.number} href={`tel:${p.number.replace(/[^\d+]/g, '')}`}>
          {p.number} <span className="soft">{w.phones[p.kind]}</span>
        </a>
      ))}
      {link.withdrawn ? (
        <p className="row">
          <StateShape state="urgent" />
          <span>
            {t.withdrawnSince(day(civilDay(link.withdrawn.at, zone)), t.withdrawnWhy[link.withdrawn.why])}{' '}
            {link.withdrawn.words ?? ''}
          </span>
        </p>
      ) : (
        <ul className="adult-may">
          <li>
            <Chip state={link.pickUp && adult.of_age ? 'calm' : 'attention'}>
              {link.pickUp ? w.pickUp : w.noPickUp}
              {days.length > 0 ? ` ${days.join(' ')}` : ''}
            </Chip>
          </li>
          {link.guardian ? <li className="soft">{w.guardian}</li> : null}
          {link.livesWith ? <li className="soft">{w.livesWith}</li> : null}
          {link.emergency ? <li className="soft">{w.emergency}</li> : null}
          {adult.pin ? <li className="soft">{t.hasPin}</li> : null}
        </ul>
      )}
      {adult.of_age ? null : (
        <p className="row">
          <StateShape state="attention" /> {w.minor}
        </p>
      )}
      {adult.conflicts.length + link.conflicts.length > 0 ? (
        <p className="row">
          <StateShape state="attention" /> {t.conflict}
        </p>
      ) : null}
      {writes ? (
        <div className="adult-acts no-print">
          {act('edit', t.edit)}
          {act('portrait', t.portrait)}
          {link.withdrawn ? (
            <Button look="quiet" label={`${t.bringBack}: ${name}`} onPress={onBack}>
              {t.bringBack}
            </Button>
          ) : (
            <>
              {act('pin', t.pin)}
              {link.pickUp ? act('code', t.code) : null}
              {act('withdraw', t.withdraw)}
            </>
          )}
          {erases ? act('erase', t.erase) : null}
        </div>
      ) : null}
    </li>
  )
}

type More = CircleProps & { readonly next: number }

function Proposals({ book, told }: More) {
  const t = useText(guardiansText)
  const w = useText(adultWords)
  const saying = useSaying()
  if (told.proposals.length === 0) return null
  const decide = (fact: string, decision: 'stands' | 'void') => {
    const reason = decision === 'stands' ? t.acceptReason : t.declineReason
    return saying.say([{ kind: reviewResolved, about: fact, book, payload: { decision, reason } }])
  }
  return (
    <div className="stack">
      <h3>{t.proposals}</h3>
      <p className="soft">{t.proposalsAbout}</p>
      <ul className="lines">
        {told.proposals.map((p) => {
          const said = p.payload as Partial<AdultNamed>
          const known = told.adults.find((a) => a.key === said.adult)
          const name = said.given
            ? nameOf({ given: said.given, first: said.first ?? '', second: said.second })
            : known
              ? nameOf(known)
              : ''
          return (
            <li key={p.fact}>
              <span>
                <strong>{name}</strong> {said.relation ? w.relations[said.relation] : ''}
                <br />
                <span className="soft">{said.phones?.map((x) => x.number).join(' · ')}</span>
              </span>
              <span className="row">
                <Button
                  busy={saying.busy}
                  label={`${t.accept}: ${name}`}
                  onPress={() => void decide(p.fact, 'stands')}
                >
                  {t.accept}
                </Button>
                <Button
                  look="quiet"
                  busy={saying.busy}
                  label={`${t.decline}: ${name}`}
                  onPress={() => void decide(p.fact, 'void')}
                >
                  {t.decline}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
      <SaidNote saying={saying} />
    </div>
  )
}

function Siblings({ book, child, told, next }: More) {
  const t = useText(guardiansText)
  const w = useText(adultWords)
  const { list } = useFormats()
  const saying = useSaying()
  if (told.siblings.length === 0) return null
  return (
    <div className="stack">
      <h3>{t.siblings}</h3>
      <p className="soft">{t.siblingsAbout}</p>
      <ul className="lines">
        {told.siblings.map(({ adult, link, of }) => (
          <li key={adult.key}>
            <span>
              <strong>{nameOf(adult)}</strong> · {w.relations[link.relation]}{' '}
              <span className="soft">{t.siblingOf(list(of))}</span>
            </span>
            <Button
              icon={UserPlus}
              busy={saying.busy}
              label={`${t.nameToo}: ${nameOf(adult)}`}
              onPress={() =>
                void saying.say([
                  {
                    ...{ kind: adultNamed, about: child.key, book, payload: namingOf(adult, link, next) },
                    supersedes: Object.values(adult.set_by),
                  },
                ])
              }
            >
              {t.nameToo}
            </Button>
          </li>
        ))}
      </ul>
      <SaidNote saying={saying} />
    </div>
  )
}

function Codes({ book, child, told }: CircleProps) {
  const t = useText(guardiansText)
  const { day } = useFormats()
  const saying = useSaying()
  if (told.codes.length === 0) return null
  const name = (id: string) => {
    const a = told.adults.find((x) => x.key === id)
    return a ? nameOf(a) : ''
  }
  return (
    <div className="stack">
      <h3>{t.codes}</h3>
      <ul className="lines">
        {told.codes.map((c) => (
          <li key={c.key}>
            <span>{t.codeFor(name(c.adult), day(c.day))}</span>
            <Button
              look="quiet"
              busy={saying.busy}
              label={`${t.codeCancel}: ${t.codeFor(name(c.adult), day(c.day))}`}
              onPress={() =>
                void saying.say([{ kind: codeWithdrawn, about: child.key, book, payload: { code: c.key } }])
              }
            >
              {t.codeCancel}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
