// Pairs of files that may be one child's, surest first: each opens side by side.
import Combine from 'lucide-react/icons/combine'
import { type ReactNode, useContext } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ChildFace, faceText } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { faceOf } from '../../../ui/face.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type LikelyPair, likelyFiles } from '../contract/joining.ts'
import { likelyText } from './likely-text.ts'

type File = LikelyPair['first']

export function LikelyFiles() {
  const t = useText(likelyText)
  const faces = useText(faceText)
  const { number, asOf, dayOf } = useFormats()
  const go = useContext(GoContext)
  const asked = useAsk(likelyFiles, {})
  useStanding([{ label: t.title }], 'alike')
  const nameOf = (f: File) => f.name ?? faces[faceOf(f.id).animal]
  const to = ({ first, second }: LikelyPair) =>
    `/expedientes-parecidos/${first.book}/${first.id}/${second.book}/${second.id}`
  const words = t.reasons as Readonly<Record<string, string>>
  const why = (p: LikelyPair) => p.reasons.map((r) => words[r] ?? r).join(' · ')
  const face = (f: File, name: ReactNode = nameOf(f)) => (
    <span className="face-line">
      <ChildFace id={f.id} size={40} alert={false} />
      <span>
        {name}
        <br />
        <span className="soft">
          {f.center} · {t.months(number(f.months))}
        </span>
      </span>
    </span>
  )
  const columns: Column<LikelyPair>[] = [
    {
      id: 'first',
      head: t.first,
      value: (p) => nameOf(p.first),
      cell: (p) =>
        face(
          p.first,
          <Link to={to(p)} label={t.open(nameOf(p.first), nameOf(p.second))}>
            {nameOf(p.first)}
          </Link>,
        ),
    },
    { id: 'second', head: t.second, value: (p) => nameOf(p.second), cell: (p) => face(p.second) },
    {
      id: 'how',
      head: t.how,
      value: (p) => p.score,
      cell: (p) => <Chip state={p.outcome === 'sure' ? 'urgent' : 'attention'}>{t.outcome[p.outcome]}</Chip>,
    },
    { id: 'why', head: t.why, value: why },
    {
      id: 'found',
      head: t.found,
      value: (p) => p.found,
      cell: (p) => (p.overdue ? <Chip state="attention">{t.overdue(dayOf(p.found))}</Chip> : dayOf(p.found)),
    },
  ]
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <Asked of={asked} height={30}>
        {({ pairs, more, looked }) => (
          <div className="stack">
            <p className="soft">
              {looked ? t.looked(asOf(looked.at), number(looked.compared)) : t.neverLooked}{' '}
              {looked && looked.crowded > 0 ? t.crowded(number(looked.crowded)) : null}{' '}
              {more ? t.more(number(pairs.length)) : null}
            </p>
            {looked === null ? null : (
              <DataTable
                caption={t.title}
                rows={pairs}
                rowId={(p) => `${p.first.id}|${p.second.id}`}
                columns={columns}
                take={pairs.length > 0 ? { list: likelyFiles.id, filters: {} } : undefined}
                onOpen={(p) => go?.(to(p))}
                empty={
                  <EmptyState icon={Combine} title={t.none}>
                    {t.noneAbout}
                  </EmptyState>
                }
              />
            )}
          </div>
        )}
      </Asked>
    </>
  )
}
