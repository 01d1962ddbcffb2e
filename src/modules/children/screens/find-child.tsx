// Finding a child: what one remembers of the name, the birth or the CURP; from outside the center with a purpose that is kept.
import SearchIcon from 'lucide-react/icons/search'
import { useContext, useRef, useState } from 'react'
import { type Purpose, purposes, purposeWords } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { ageWords } from '../../../kernel/days.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { HandedContext } from '../../../ui/handed.ts'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMe, widestPost } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { type ChildFound, searchChildren } from '../contract.ts'
import { childrenText } from './desk-text.ts'
import { findText } from './find-text.ts'

const nameOf = (c: ChildFound) => [c.given, c.first, c.second].filter(Boolean).join(' ')

export function FindChild() {
  const t = useText(findText)
  const all = useText(childrenText)
  const words = useWords()
  const desk = useText(deskText)
  const me = useMe()
  const inCenter = widestPost(me)?.scope === 'center'
  const handed = useContext(HandedContext)
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(handed.typed)
  const [purpose, setPurpose] = useState<Purpose | ''>('')
  const [tried, setTried] = useState(false)
  const [wanted, setWanted] = useState<{ q: string; purpose?: Purpose }>()
  const asked = useAsk(searchChildren, wanted)
  useStanding([...homeSteps(me, all.mexico), { label: t.title }], 'find')
  const missing = !inCenter && purpose === ''
  const look = () => {
    setTried(true)
    if (typed.trim() === '') box.current?.focus()
    else if (!missing) setWanted({ q: typed, ...(purpose === '' ? {} : { purpose }) })
  }
  return (
    <>
      <PageHead title={t.title} about={inCenter ? t.aboutNear : t.aboutFar} />
      <form
        className="filters"
        onSubmit={(e) => {
          e.preventDefault()
          look()
        }}
      >
        <Field
          ref={box}
          kind="search"
          label={t.who}
          hint={t.whoHint}
          value={typed}
          onChange={setTyped}
          maxLength={100}
          error={tried && typed.trim() === '' ? desk.wrong.missing : undefined}
        />
        {inCenter ? null : (
          <Select<Purpose>
            label={t.purpose}
            value={purpose}
            onChange={setPurpose}
            error={tried && missing ? desk.wrong.missing : undefined}
            choices={purposes.map((value) => ({ value, label: words(purposeWords[value].words) }))}
          />
        )}
        <Button look="main" icon={SearchIcon} submit>
          {t.look}
        </Button>
      </form>
      {wanted === undefined ? (
        <EmptyState icon={SearchIcon} title={t.start}>
          {t.startAbout}
        </EmptyState>
      ) : (
        <Asked of={asked} height={20}>
          {(told) => (
            <Results
              rows={told.children}
              about={
                told.more
                  ? t.countMore(told.children.length, told.total)
                  : t.count(told.children.length, told.total)
              }
              kept={wanted.purpose ? t.kept(words(purposeWords[wanted.purpose].words)) : undefined}
            />
          )}
        </Asked>
      )}
    </>
  )
}

function Results({
  rows,
  about,
  kept,
}: {
  rows: readonly ChildFound[]
  about: string
  kept: string | undefined
}) {
  const today = todayIn()
  const t = useText(findText)
  const all = useText(childrenText)
  const words = useWords()
  const { day } = useFormats()
  const go = useContext(GoContext)
  const to = (c: ChildFound) => `/centro/${c.book}/nina-o-nino/${c.id}`
  const columns: Column<ChildFound>[] = [
    {
      id: 'name',
      head: all.list.name,
      value: nameOf,
      cell: (c) => (
        <span className="face-line">
          <ChildFace id={c.id} size={40} alert={false} />
          <Link to={to(c)} label={all.list.one(nameOf(c))}>
            {nameOf(c)}
          </Link>
        </span>
      ),
    },
    {
      id: 'birth',
      head: all.file.birth,
      value: (c) => c.birth,
      cell: (c) => all.file.birthOf(day(c.birth), words(ageWords(c.birth, today))),
    },
    { id: 'center', head: t.center, value: (c) => c.center ?? all.none },
    {
      id: 'room',
      head: all.list.room,
      value: (c) => (c.left_on ? all.file.left(day(c.left_on)) : (c.room ?? all.noRoom)),
    },
  ]
  return (
    <section className="stack" aria-live="polite">
      {rows.length === 0 ? null : <p>{about}</p>}
      <DataTable
        caption={t.title}
        rows={rows}
        rowId={(c) => `${c.book}${c.id}`}
        columns={columns}
        onOpen={(c) => go?.(to(c))}
        empty={
          <EmptyState icon={SearchIcon} title={t.nobody}>
            {t.nobodyAbout}
          </EmptyState>
        }
      />
      {kept ? <p className="soft">{kept}</p> : null}
    </section>
  )
}
