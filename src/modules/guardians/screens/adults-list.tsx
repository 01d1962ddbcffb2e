// The adults of a center's children and what families agreed to: two lists, searched, sorted and taken away.
import Users from 'lucide-react/icons/users'
import { useContext, useState } from 'react'
import type { InferOutput } from 'valibot'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { ConsentUse } from '../contract/agreed.ts'
import { listAdults, listConsents } from '../contract.ts'
import { nameOf } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'
import { adultWords } from './words.ts'

type AdultLine = InferOutput<typeof listAdults.answer>['lines'][number]

export function AdultsList({ id }: { id: string }) {
  const t = useText(guardiansText)
  const [tab, setTab] = useState<'adults' | 'consents'>('adults')
  return (
    <>
      <PageHead title={t.list.title} about={t.list.about} />
      <Tabs
        label={t.list.title}
        tabs={[
          { key: 'adults', label: t.list.adultsTab },
          { key: 'consents', label: t.list.consentsTab },
        ]}
        current={tab}
        onChange={setTab}
      >
        {tab === 'adults' ? <Adults id={id} /> : <Consents id={id} />}
      </Tabs>
    </>
  )
}

function Adults({ id }: { id: string }) {
  const t = useText(guardiansText)
  const w = useText(adultWords)
  const { day } = useFormats()
  const go = useContext(GoContext)
  const asked = useAsk(listAdults, { book: id })
  const columns: readonly Column<AdultLine>[] = [
    { id: 'child', head: t.list.child, value: (l) => l.child_name },
    { id: 'room', head: t.room, value: (l) => l.room },
    { id: 'adult', head: t.list.adult, value: (l) => nameOf(l.adult) },
    { id: 'relation', head: t.form.relation, value: (l) => w.relations[l.link.relation] },
    {
      id: 'may',
      head: w.pickUp,
      value: (l) => (l.link.withdrawn ? 2 : l.link.pickUp ? 0 : 1),
      cell: (l) => (
        <Chip state={l.link.withdrawn ? 'urgent' : l.link.pickUp ? 'calm' : 'attention'}>
          {l.link.withdrawn
            ? t.list.withdrawn
            : l.link.pickUp
              ? `${t.answers.given}${l.link.until ? ` ${w.until(day(l.link.until))}` : ''}`
              : t.answers.refused}
        </Chip>
      ),
    },
    { id: 'phones', head: t.phones, value: (l) => l.adult.phones.map((p) => p.number).join(' · ') },
    { id: 'pin', head: t.pin, value: (l) => (l.pin ? t.answers.given : t.answers.refused) },
  ]
  return (
    <Asked of={asked} height={30}>
      {({ lines }) => (
        <DataTable
          caption={t.list.adultsTab}
          rows={lines}
          rowId={(l) => `${l.child}|${l.adult.key}`}
          columns={columns}
          onOpen={(l) => go?.(`/centro/${id}/nina-o-nino/${l.child}`)}
          take={{ list: listAdults.id, filters: { book: id }, purpose: 'ask' }}
          empty={
            <EmptyState icon={Users} title={t.list.title}>
              {t.list.empty}
            </EmptyState>
          }
        />
      )}
    </Asked>
  )
}

function Consents({ id }: { id: string }) {
  const t = useText(guardiansText)
  const w = useText(adultWords)
  const go = useContext(GoContext)
  const asked = useAsk(listConsents, { book: id })
  type Line = NonNullable<typeof asked.data>['lines'][number]
  const columns: readonly Column<Line>[] = [
    { id: 'child', head: t.list.child, value: (l) => l.child_name },
    { id: 'room', head: t.room, value: (l) => l.room },
    ...ConsentUse.options.map(
      (use): Column<Line> => ({
        id: use,
        head: w.uses[use],
        value: (l) => t.answers[l.answers[use] ?? 'none'],
        cell: (l) => {
          const answer = l.answers[use] ?? 'none'
          const state = answer === 'given' ? 'calm' : answer === 'none' ? 'attention' : 'urgent'
          return <Chip state={state}>{t.answers[answer]}</Chip>
        },
      }),
    ),
    { id: 'notices', head: t.notices, number: true, value: (l) => l.notices },
  ]
  return (
    <Asked of={asked} height={30}>
      {({ lines }) => (
        <DataTable
          caption={t.list.consentsTab}
          rows={lines}
          rowId={(l) => l.child}
          columns={columns}
          onOpen={(l) => go?.(`/centro/${id}/nina-o-nino/${l.child}`)}
          take={{ list: listConsents.id, filters: { book: id }, purpose: 'ask' }}
          empty={
            <EmptyState icon={Users} title={t.list.title}>
              {t.list.empty}
            </EmptyState>
          }
        />
      )}
    </Asked>
  )
}
