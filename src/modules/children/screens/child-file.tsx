// A child's file: first what for, then who this is, what everyone must know, what the modules add, and who has read it.
import Camera from 'lucide-react/icons/camera'
import Pencil from 'lucide-react/icons/pencil'
import { type ReactNode, useContext, useState } from 'react'
import type { InferOutput } from 'valibot'
import { type Purpose, purposeWords } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
import { useStanding } from '../../../ui/standing.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { listStaff } from '../../staff/contract.ts'
import type { Child, ChildPortrait } from '../contract/rows.ts'
import { childFile, childFiles } from '../contract.ts'
import { AlertsCard } from './alerts-card.tsx'
import { ChildForm, CurpDoubts } from './child-form.tsx'
import { childrenText } from './desk-text.ts'
import { DocumentsCard } from './documents-card.tsx'
import { EraseCard, EraseUnread } from './erase-child.tsx'
import { filesText } from './files-text.ts'
import { type Gone, GoneFile } from './gone-file.tsx'
import { JoinedCard } from './joined-card.tsx'
import { PartedCard } from './parted-card.tsx'
import { PortraitDialog } from './portrait-dialog.tsx'
import { PurposeDialog } from './purpose-dialog.tsx'
import { ReadsCard } from './reads-card.tsx'
import { RoomsCard } from './rooms-card.tsx'

type Told = InferOutput<typeof childFile.answer>
export type CardOf = {
  readonly child: Child
  readonly purpose: Purpose
  readonly rooms: ReadonlyMap<string, string>
}

const nameOf = (c: Child) => [c.given, c.first, c.second].filter(Boolean).join(' ')

/** `cards` are those of other modules, put together by the page. */
export function ChildFile({
  id,
  child,
  cards,
}: {
  id: string
  child: string
  cards: (of: CardOf) => ReactNode
}) {
  const t = useText(childrenText)
  const words = useWords()
  const me = useMe()
  const go = useContext(GoContext)
  const may = useMay()
  const [purpose, setPurpose] = useState<Purpose>()
  const [gone, setGone] = useState<Gone>()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(childFile, purpose ? { book: id, child, purpose } : undefined)
  const files = useAsk(childFiles, purpose ? { book: id, child, purpose } : undefined)
  const nation = me.posts.some((p) => p.scope === 'nation')
  const c = asked.data?.child
  const room = center.data?.rooms.find((r) => r.key === c?.room)
  useStanding(
    [
      { label: t.mexico, to: nation ? '/tablero' : undefined },
      center.data?.representation
        ? {
            label: center.data.representation.name,
            to:
              nation || me.posts.some((p) => p.book === center.data?.representation?.id)
                ? `/tablero/representacion/${center.data.representation.id}`
                : undefined,
          }
        : undefined,
      center.data ? { label: center.data.center.name, to: `/tablero/centro/${id}` } : undefined,
      room && !gone ? { label: room.name, to: `/tablero/centro/${id}/sala/${room.key}` } : undefined,
      { label: c && !gone ? nameOf(c) : t.list.title },
    ],
    'children',
  )
  if (gone) return <GoneFile book={id} child={child} gone={gone} />
  if (may('children.erase') && !may('children.read')) {
    const name = center.data?.center.name
    return <EraseUnread book={id} child={child} center={name} onErased={() => setGone({ erased: true })} />
  }
  const rooms = new Map((center.data?.rooms ?? []).map((r) => [r.key, r.name]))
  return (
    <>
      <PurposeDialog
        open={purpose === undefined}
        onOpenFile={setPurpose}
        onClose={() => (purpose === undefined ? go?.(`/centro/${id}/ninas-y-ninos`) : undefined)}
      />
      {purpose === undefined ? (
        <PageHead title={t.purpose.title} about={t.purpose.about} />
      ) : (
        <Asked of={asked} height={40}>
          {(told) => (
            <div className="stack">
              <PageHead
                title={nameOf(told.child)}
                about={
                  <>
                    {t.purpose.opened(words(purposeWords[purpose].words))}{' '}
                    <Button look="quiet" onPress={() => setPurpose(undefined)}>
                      {t.purpose.change}
                    </Button>
                  </>
                }
              />
              <div className="beside">
                <Identity book={id} told={told} purpose={purpose} portrait={files.data?.portrait ?? null} />
                <div className="stack">
                  <AlertsCard book={id} child={told.child} />
                  <RoomsCard
                    book={id}
                    child={told.child}
                    rooms={center.data?.rooms ?? []}
                    onMoved={(to) => setGone({ name: nameOf(told.child), to })}
                  />
                </div>
              </div>
              {files.data?.documents ? (
                <DocumentsCard book={id} child={child} purpose={purpose} documents={files.data.documents} />
              ) : null}
              {cards({ child: told.child, purpose, rooms })}
              <History book={id} told={told} />
              <JoinedCard book={id} child={told.child} purpose={purpose} rooms={rooms} />
              <PartedCard parted={told.parted} />
              <ReadsCard book={id} child={child} />
              <EraseCard book={id} child={child} onErased={() => setGone({ erased: true })} />
            </div>
          )}
        </Asked>
      )}
    </>
  )
}

function Identity({
  book,
  told,
  purpose,
  portrait,
}: {
  book: string
  told: Told
  purpose: Purpose
  portrait: ChildPortrait | null
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(childrenText)
  const f = useText(filesText).portrait
  const [posing, setPosing] = useState(false)
  const address = portrait ? fileAddress(book, portrait.blob, purpose) : undefined
  const { day, age, number, list } = useFormats()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const c = told.child
  const fields = t.file.fields as Readonly<Record<string, string>>
  const rows: [string, string][] = [
    [t.file.given, c.given],
    [t.file.first, c.first],
    [t.file.second, c.second || t.none],
    [t.file.sex, t.sex[c.sex]],
    [t.file.birth, t.file.birthOf(day(c.birth), age(c.birth, today))],
    [t.file.curp, c.curp ?? t.none],
    [t.file.weeks, c.gestational_weeks === null ? t.none : number(c.gestational_weeks)],
  ]
  return (
    <section className="card stack" aria-labelledby="identity">
      <div className="row">
        <ChildFace
          id={c.key}
          size={64}
          portrait={address}
          alert={c.alerts.some((a) => a.grave)}
          away={c.left_on !== null}
        />
        <h2 id="identity">{t.file.identity}</h2>
        {may('children.write') ? (
          <Button icon={Pencil} onPress={() => setEditing(true)}>
            {t.file.correct}
          </Button>
        ) : null}
        {may('portraits.write') && may('files.send') ? (
          <Button icon={Camera} onPress={() => setPosing(true)}>
            {portrait ? f.one : f.take}
          </Button>
        ) : null}
      </div>
      {c.left_on ? (
        <p className="row">
          <StateShape state="attention" />
          <strong>{t.file.left(day(c.left_on))}</strong>
        </p>
      ) : null}
      <dl className="facts">
        {rows.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{value}</dd>])}
      </dl>
      {c.conflicts.length > 0 ? (
        <p className="row" role="status">
          <StateShape state="attention" />
          <span>
            <strong>{t.file.conflicts}.</strong>{' '}
            {t.file.conflictsAbout(list(c.conflicts.map((x) => fields[x.field] ?? x.field)))}
          </span>
        </p>
      ) : null}
      <CurpDoubts
        curp={c.curp ?? ''}
        given={c.given}
        first={c.first}
        second={c.second ?? ''}
        sex={c.sex}
        birth={c.birth}
      />
      {posing ? (
        <PortraitDialog {...{ book, portrait, address }} child={c.key} onClose={() => setPosing(false)} />
      ) : null}
      {editing ? <ChildForm book={book} child={c} onClose={() => setEditing(false)} /> : null}
    </section>
  )
}

/** What was said of the child's identity, who said it and why: a correction never hides what it corrects. */
function History({ book, told }: { book: string; told: Told }) {
  const t = useText(childrenText)
  const { asOf } = useFormats()
  const may = useMay()
  const staff = useAsk(listStaff, may('staff.read') ? { book } : undefined)
  const who = (id: string) => {
    const p = staff.data?.people.find((x) => x.id === id)
    return p ? `${p.given} ${p.first}` : t.file.someone
  }
  const fields = t.file.fields as Readonly<Record<string, string>>
  const what: Readonly<Record<string, string>> = {
    'children.child-registered': t.file.registered,
    'children.files-joined': t.file.joined,
    'children.files-split': t.file.split,
  }
  const said = (h: Told['history'][number]) =>
    (h.kind === 'children.files-joined' ? h.payload.identity : h.payload) as Record<string, unknown>
  const why = (h: Told['history'][number]) => h.reason ?? (h.payload.reason as string | undefined) ?? ''
  const shown = (field: string, value: unknown) =>
    field === 'sex' ? t.sex[value as 'F' | 'M'] : String(value)
  return (
    <details className="card">
      <summary>{t.file.history}</summary>
      <ul className="lines">
        {told.history.map((h) => (
          <li key={h.fact}>
            <span>
              <strong>{what[h.kind] ?? t.file.changed}</strong> {t.file.by(who(h.author))}
              <br />
              {Object.entries(said(h))
                .filter(([field]) => field !== 'synthetic' && fields[field] !== undefined)
                .map(([field, value]) => `${fields[field] ?? field}: ${shown(field, value)}`)
                .join(' · ')}
              {why(h) ? (
                <>
                  <br />
                  {t.file.reason(why(h))}
                </>
              ) : null}
            </span>
            <span className="soft">{asOf(h.at)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
