// The review tray: facts that happened but that a person must look at; each stands or is void, with a reason.
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import { useState } from 'react'
import { reviewResolved } from '../../../kernel/book-kinds.ts'
import { listReviews, type Reviewed } from '../../../kernel/devices.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listStaff } from '../../staff/contract.ts'
import { listPending } from '../contract.ts'
import { oversightText } from './desk-text.ts'

/** What kinds of fact are called; given by the page, because the tray itself knows no module. */
export type KindWords = (kind: string) => string | undefined

/** Without a place: the one place of a director, else the places with something to review. */
export function Review({ id, kindWords }: { id?: string; kindWords: KindWords }) {
  const me = useMe()
  const post = widestPost(me)
  const book = id ?? (post?.scope === 'center' ? post.book : undefined)
  return book ? <Tray book={book} kindWords={kindWords} /> : <Places />
}

function Places() {
  const t = useText(oversightText)
  const { number } = useFormats()
  const me = useMe()
  const asked = useAsk(listPending, {})
  useStanding([...homeSteps(me, t.mexico), { label: t.review.title }], 'review')
  return (
    <>
      <PageHead title={t.review.title} about={t.review.about} />
      <Asked of={asked} height={20}>
        {({ pending }) => {
          const places = pending.filter((p) => p.reviews > 0)
          if (places.length === 0) return <NothingToReview />
          return (
            <section className="card stack" aria-label={t.review.pick}>
              <h2>{t.review.pick}</h2>
              <ul className="lines">
                {places.map((p) => (
                  <li key={p.book}>
                    <strong>{p.name}</strong>
                    <ButtonLink to={`/revision/${p.book}`}>
                      {number(p.reviews)} · {t.pending.openReviews}
                    </ButtonLink>
                  </li>
                ))}
              </ul>
            </section>
          )
        }}
      </Asked>
    </>
  )
}

function NothingToReview() {
  const t = useText(oversightText).review
  return (
    <EmptyState icon={ClipboardCheck} title={t.empty}>
      {t.emptyAbout}
    </EmptyState>
  )
}

function Tray({ book, kindWords }: { book: string; kindWords: KindWords }) {
  const t = useText(oversightText)
  const d = useText(deskText)
  const { asOf } = useFormats()
  const me = useMe()
  const may = useMay()
  const asked = useAsk(listReviews, { book })
  const pending = useAsk(listPending, may('devices.read') ? {} : undefined)
  const staff = useAsk(listStaff, may('staff.read') ? { book } : undefined)
  const [deciding, setDeciding] = useState<Reviewed>()
  const place =
    me.posts.find((p) => p.book === book)?.name ?? pending.data?.pending.find((p) => p.book === book)?.name
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      { label: t.review.title, to: '/revision' },
      place && book !== widestPost(me)?.book ? { label: place } : undefined,
    ],
    'review',
  )
  const reasons = d.reasons as Readonly<Record<string, string>>
  const whyOf = (r: Reviewed) => (r.reason === null ? t.review.inReview : (reasons[r.reason] ?? r.reason))
  const who = (id: string | null) => {
    const p = staff.data?.people.find((x) => x.id === id)
    return p ? `${p.given} ${p.first}` : t.review.unknownPerson
  }
  const columns: Column<Reviewed>[] = [
    { id: 'fact', head: t.review.fact, value: (r) => kindWords(r.kind) ?? r.kind },
    { id: 'when', head: t.review.when, value: (r) => r.est_at, cell: (r) => asOf(r.est_at) },
    { id: 'arrived', head: t.review.arrived, value: (r) => r.received_at, cell: (r) => asOf(r.received_at) },
    {
      id: 'why',
      head: t.review.why,
      value: whyOf,
      cell: (r) => (
        <Chip state={r.answer === 'quarantined' ? 'urgent' : 'attention'}>
          {r.answer === 'quarantined' ? `${t.review.quarantined} · ${whyOf(r)}` : whyOf(r)}
        </Chip>
      ),
    },
    { id: 'author', head: t.review.author, value: (r) => who(r.author) },
    {
      id: 'do',
      head: d.actions,
      sortable: false,
      value: () => null,
      cell: (r) => (
        <Button label={`${t.review.look}: ${kindWords(r.kind) ?? r.kind}`} onPress={() => setDeciding(r)}>
          {t.review.look}
        </Button>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t.review.title} about={t.review.about} />
      <Asked of={asked} height={30}>
        {({ reviews }) => (
          <DataTable
            caption={t.review.title}
            rows={reviews}
            rowId={(r) => r.fact}
            columns={columns}
            take={{ list: listReviews.id, filters: { book } }}
            empty={<NothingToReview />}
          />
        )}
      </Asked>
      {deciding ? <Decide book={book} fact={deciding.fact} onClose={() => setDeciding(undefined)} /> : null}
    </>
  )
}

function Decide({ book, fact, onClose }: { book: string; fact: string; onClose: () => void }) {
  const t = useText(oversightText).review
  const saying = useSaying()
  const [decision, setDecision] = useState<'stands' | 'void' | ''>('')
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.decide}
      actions={
        <Button
          look="main"
          busy={saying.busy}
          onPress={async () => {
            if (
              await saying.say([{ kind: reviewResolved, about: fact, book, payload: { decision, reason } }])
            )
              onClose()
          }}
        >
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Choices
          label={t.decide}
          value={decision}
          onChange={setDecision}
          error={saying.wrong.decision ? t.choose : undefined}
          choices={[
            { value: 'stands', label: t.stands, hint: t.standsHint },
            { value: 'void', label: t.void, hint: t.voidHint },
          ]}
        />
        <Field
          kind="long"
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
