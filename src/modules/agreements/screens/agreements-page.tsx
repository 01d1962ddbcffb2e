// The agreements within reach: with whom, until when, what is late; what is due; and the way to register one.
import FileSignature from 'lucide-react/icons/file-signature'
import { useContext, useState } from 'react'
import { Asked as AskedOf, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { stateName } from '../../../kernel/state-names.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { SayForm, type ToFill } from '../../../ui/say-form.tsx'
import { newId } from '../../../ui/saying.tsx'
import { choicesOf, Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listPartners, type PartnerListed } from '../../partners/contract/asking.ts'
import { AgreementScope } from '../contract/parts.ts'
import { type AgreementListed, type DueListed, listAgreements } from '../contract.ts'
import { standingOn } from '../rules/standing-on.ts'
import { toRegister } from './register-agreement.ts'
import { agreementText } from './text.ts'

const ANY = 'any'
type Which = 'going' | 'late' | 'ended' | 'all'

export function AgreementsPage() {
  const t = useText(agreementText)
  const { day, number } = useFormats()
  const me = useMe()
  const may = useMay()
  const go = useContext(GoContext)
  const [q, setQ] = useState('')
  const [which, setWhich] = useState<Which>('going')
  const [kind, setKind] = useState<AgreementScope | typeof ANY>(ANY)
  const [choosing, setChoosing] = useState(false)
  const [asked, setAsked] = useState<ToFill>()
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'agreements')
  const filters = {
    ...(q ? { q } : {}),
    ...(kind === ANY ? {} : { kind }),
    ...(which === 'going' ? {} : { which }),
  }
  const list = useAsk(listAgreements, filters)
  const today = list.data?.today ?? ''
  const columns: Column<AgreementListed>[] = [
    {
      id: 'with',
      head: t.with,
      value: (a) => a.party_name,
      cell: (a) => (
        <span className="row">
          <Link to={`/convenios/${a.book}/${a.id}`}>{a.party_name}</Link>
          {a.late > 0 ? (
            <Chip state="urgent">
              {number(a.late)} {t.lateOne}
            </Chip>
          ) : null}
          {a.presented > 0 ? <Chip state="attention">{`${t.toLook}: ${number(a.presented)}`}</Chip> : null}
          {a.beyond ? <Chip state="attention">{t.beyondShort}</Chip> : null}
        </span>
      ),
    },
    { id: 'scope', head: t.scope, value: (a) => t.scopes[a.scope] },
    { id: 'state', head: t.state, value: (a) => (a.state ? stateName(a.state) : t.mexico) },
    {
      id: 'standing',
      head: t.standing,
      value: (a) => t.standingOf[standingOn(a, today)],
      cell: (a) => {
        const stands = standingOn(a, today)
        return (
          <Chip state={stands === 'force' ? 'calm' : stands === 'over' ? 'attention' : 'none'}>
            {t.standingOf[stands]}
          </Chip>
        )
      },
    },
    {
      id: 'ends',
      head: t.ends,
      value: (a) => a.ended ?? a.ends,
      cell: (a) => (a.ended ? `${t.endedOn} ${day(a.ended)}` : a.ends ? day(a.ends) : t.unsaid),
    },
    {
      id: 'next',
      head: t.nextDue,
      value: (a) => a.next_due,
      cell: (a) => (a.next_due ? day(a.next_due) : t.unsaid),
    },
    { id: 'commitments', head: t.commitments, number: true, value: (a) => a.commitments },
    {
      id: 'signed',
      head: t.signed,
      value: (a) => a.signed,
      cell: (a) => (a.signed ? day(a.signed) : t.unsaid),
    },
  ]
  const register = (p: PartnerListed) => {
    setChoosing(false)
    setAsked(toRegister(t, p, newId(), me.name))
  }
  return (
    <>
      <PageHead
        title={t.title}
        about={
          list.data
            ? `${t.nationalEnd(day(list.data.national.ends))} ${list.data.national.kept ? '' : t.nationalPublished}`
            : '\u00a0'
        }
        actions={
          <>
            <Button look="quiet" onPress={() => print()}>
              {t.print}
            </Button>
            {may('agreements.write') && may('partners.read') ? (
              <Button icon={FileSignature} onPress={() => setChoosing(true)}>
                {t.open}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="filters no-print">
        <Select
          label={t.which}
          value={which}
          onChange={setWhich}
          choices={choicesOf(['going', 'late', 'ended', 'all'] as const, t.whichOf)}
        />
        <Select
          label={t.scope}
          value={kind}
          onChange={setKind}
          choices={[{ value: ANY, label: t.any }, ...choicesOf(AgreementScope.options, t.scopes)]}
        />
      </div>
      <AskedOf of={list} height={30}>
        {({ agreements, due, today }) => (
          <div className="stack">
            <DataTable
              caption={t.title}
              rows={agreements}
              rowId={(a) => a.id}
              columns={columns}
              search={q}
              onSearch={setQ}
              onOpen={(a) => go?.(`/convenios/${a.book}/${a.id}`)}
              total={agreements.length}
              take={{ list: listAgreements.id, filters }}
              empty={
                <EmptyState icon={FileSignature} title={t.empty}>
                  {t.emptyAbout}
                </EmptyState>
              }
            />
            <section className="stack">
              <h2>{t.calendarTitle}</h2>
              <DueList due={due} today={today} />
            </section>
          </div>
        )}
      </AskedOf>
      {choosing ? <ChoosePartner onChoose={register} onClose={() => setChoosing(false)} /> : null}
      {asked ? <SayForm asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

function DueList({ due, today }: { due: readonly DueListed[]; today: string }) {
  const t = useText(agreementText)
  const { day } = useFormats()
  if (due.length === 0) return <p className="soft">{t.nothingDue}</p>
  return (
    <ul className="lines">
      {due.map((d) => (
        <li key={`${d.commitment}|${d.due}`}>
          <span>
            <strong>{day(d.due)}</strong>{' '}
            <Link to={`/convenios/${d.book}/${d.agreement}`}>{d.party_name}</Link> · {d.what}{' '}
            <span className="soft">({t.bounds[d.bound]})</span>
          </span>
          <Chip state={d.state === 'presented' ? 'attention' : d.due < today ? 'urgent' : 'none'}>
            {d.state !== 'presented' && d.due < today ? t.lateOne : t.states[d.state]}
          </Chip>
        </li>
      ))}
    </ul>
  )
}

/** Organizations whose agreement is registered are found by name: there are hundreds. */
function ChoosePartner({ onChoose, onClose }: { onChoose: (p: PartnerListed) => void; onClose: () => void }) {
  const t = useText(agreementText)
  const [q, setQ] = useState('')
  const found = useAsk(listPartners, { which: 'all', ...(q.trim() ? { q: q.trim() } : {}) })
  return (
    <Dialog open onClose={onClose} title={t.with}>
      <div className="form">
        <Field label={t.with} value={q} onChange={setQ} />
        <AskedOf of={found} height={12}>
          {({ partners }) => (
            <ul className="lines">
              {partners.slice(0, 12).map((p) => (
                <li key={p.id}>
                  <Button look="quiet" onPress={() => onChoose(p)}>
                    {p.name}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </AskedOf>
      </div>
    </Dialog>
  )
}
