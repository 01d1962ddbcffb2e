// The programme and the activity bank in force, and the way from a file to another version: read, tried, told what is wrong, signed.
import FileDown from 'lucide-react/icons/file-down'
import FileUp from 'lucide-react/icons/file-up'
import { type ReactNode, useState } from 'react'
import { readDelimited } from '../../../kernel/delimited.ts'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { issueWords } from '../../../ui/issue-words.ts'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { useMayNation } from '../../../ui/me.tsx'
import { readObjectText } from '../../../ui/read-object.ts'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { bankLoaded, programmeLoaded } from '../contract/kinds.ts'
import { type LearningVersions, learningVersions } from '../contract.ts'
import { headsOf, type Loadable, type LoadTrouble, readObject, readTable } from '../rules/read-loadable.ts'
import { versionsText } from './versions-text.ts'
import { learningWords } from './words.ts'

export function Versions() {
  const t = useText(versionsText)
  const may = useMayNation()
  const asked = useAsk(learningVersions, {})
  useStanding([{ label: t.title }], 'programme')
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.about} />
      <Asked of={asked} height={30}>
        {(told) => (
          <div className="stack">
            <Held title={t.programme} list={told.programmes} count={t.contents} />
            <Held title={t.bank} list={told.banks} count={t.activities} />
            {may('learning.load') ? <Load told={told} /> : <p className="soft">{t.only}</p>}
          </div>
        )}
      </Asked>
    </div>
  )
}

function Held({
  title,
  list,
  count,
}: {
  title: string
  list: LearningVersions['banks']
  count: (n: number) => string
}) {
  const t = useText(versionsText)
  const { day } = useFormats()
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="lines">
        {list.map((x) => (
          <li key={`${x.version}${x.from_day}`}>
            <div className="stack">
              <span className="row">
                <strong>{[x.version, x.title].filter(Boolean).join(' · ')}</strong>
                {x.holds ? <Chip state="calm">{t.holds}</Chip> : null}
              </span>
              <span>
                {count(x.count)} · {x.from_day && x.name ? t.loaded(x.name, day(x.from_day)) : t.builtIn}
              </span>
              <span className="soft" lang="es">
                {x.source}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const download = (type: string, text: string) => `data:${type};charset=utf-8,${encodeURIComponent(text)}`

function Example({
  name,
  type,
  text,
  children,
}: {
  name: string
  type: string
  text: string
  children: ReactNode
}) {
  return (
    <a className="button" download={name} href={download(type, text)}>
      <FileDown size={20} aria-hidden />
      {children}
    </a>
  )
}

type Chosen = { readonly name: string; readonly hash: string; readonly read: Loadable }
const MOST_BYTES = 2_000_000
/** A loaded sheet knows nothing of versions: whoever signs says it. */
const formOf = (read: Loadable) =>
  read.what === 'bank'
    ? { version: read.bank.version, source: read.bank.source, title: '' }
    : { version: read.programme.version, source: read.programme.source, title: read.programme.title }

function Load({ told }: { told: LearningVersions }) {
  const t = useText(versionsText)
  const w = useText(learningWords)
  const saying = useSaying()
  const [chosen, setChosen] = useState<Chosen>()
  const [unread, setUnread] = useState(false)
  const [looked, setLooked] = useState(false)
  const [from, setFrom] = useState(told.today)
  const [form, setForm] = useState({ version: '', source: '', title: '' })
  const put = (field: keyof typeof form) => (value: string) => setForm((f) => ({ ...f, [field]: value }))
  const open = async (file: File) => {
    setUnread(false)
    setLooked(false)
    saying.clear()
    try {
      if (file.size > MOST_BYTES) throw new Error('too large')
      const bytes = await file.arrayBuffer()
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      const contents = new Set(told.programme.contents.map((c) => c.id))
      const words = {
        routines: w.routines,
        domains: w.domains,
        topics: w.topics,
        place: w.place,
        group: w.group,
      }
      const read = /\.(json|ya?ml)$/i.test(file.name)
        ? readObject(readObjectText(text), contents)
        : readTable(readDelimited(text), words, contents)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const hash = [...digest].map((b) => b.toString(16).padStart(2, '0')).join('')
      setForm(formOf(read))
      setChosen({ name: file.name.slice(0, 200), hash, read })
    } catch {
      setChosen(undefined)
      setUnread(true)
    }
  }
  const read = chosen?.read
  const wrong = read?.troubles.filter((x) => x.code !== 'hazard') ?? []
  const notices = read?.troubles.filter((x) => x.code === 'hazard') ?? []
  const known = (read?.what === 'programme' ? told.programmes : told.banks).some(
    (x) => x.version === form.version.trim(),
  )
  const sign = async () => {
    if (!chosen || !read || known) return
    const { title, ...about } = form
    const more = { from, file: chosen.hash, name: chosen.name }
    const said =
      read.what === 'bank'
        ? { kind: bankLoaded, payload: { bank: { ...read.bank, ...about }, ...more } }
        : { kind: programmeLoaded, payload: { programme: { ...read.programme, ...about, title }, ...more } }
    if (await saying.say([{ ...said, about: NATION, book: NATION }])) setChosen(undefined)
  }
  const fieldWrong = saying.wrong.bank ?? saying.wrong.programme
  return (
    <section className="card stack" aria-labelledby="load">
      <h2 id="load">{t.load}</h2>
      <p className="soft">{t.step}</p>
      <div className="row">
        <Example name="actividades.csv" type="text/csv" text={`${headsOf('bank')}\n`}>
          {t.emptyBank}
        </Example>
        <Example name="contenidos.csv" type="text/csv" text={`${headsOf('programme')}\n`}>
          {t.emptyProgramme}
        </Example>
        <Example name="actividades.json" type="application/json" text={JSON.stringify(told.bank, null, 2)}>
          {t.exampleBank}
        </Example>
        <Example name="programa.json" type="application/json" text={JSON.stringify(told.programme, null, 2)}>
          {t.exampleProgramme}
        </Example>
      </div>
      <div>
        <FileButton
          icon={FileUp}
          accept=".csv,.txt,.json,.yaml,.yml,text/csv"
          onFile={(file) => void open(file)}
        >
          {chosen?.name ?? t.choose}
        </FileButton>
      </div>
      {unread ? (
        <p role="alert" className="field-error">
          {t.unread}
        </p>
      ) : null}
      {read ? (
        <p role="status">
          {wrong.length > 0
            ? t.wrong(wrong.length)
            : t.sound(
                read.what === 'bank'
                  ? t.activities(read.bank.activities.length)
                  : t.contents(read.programme.contents.length),
              )}
        </p>
      ) : null}
      <Troubles list={wrong} />
      {read && wrong.length === 0 ? (
        <div className="form">
          {notices.length > 0 ? (
            <div className="stack">
              <p role="status">▲ {t.notices(notices.length)}</p>
              <Troubles list={notices} />
              <Checkbox label={t.looked} checked={looked} onChange={setLooked} />
            </div>
          ) : null}
          <Field
            label={t.version}
            hint={t.versionHint}
            value={form.version}
            maxLength={40}
            onChange={put('version')}
            error={known ? t.known : fieldWrong}
          />
          {read.what === 'programme' ? (
            <Field label={t.programmeTitle} value={form.title} maxLength={120} onChange={put('title')} />
          ) : null}
          <Field label={t.source} value={form.source} maxLength={400} onChange={put('source')} />
          <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
          <SaidNote saying={saying} />
          <div>
            <Button
              look="main"
              busy={saying.busy}
              disabled={known || (notices.length > 0 && !looked)}
              onPress={() => void sign()}
            >
              {t.sign}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  )
}

const SHOWN = 200

function Troubles({ list }: { list: readonly LoadTrouble[] }) {
  const t = useText(versionsText)
  const { language } = useLanguage()
  if (list.length === 0) return null
  const words = (x: LoadTrouble) =>
    x.code === 'shape' ? issueWords(x.issue, language) : t.troubles[x.code](x.found)
  return (
    <div className="stack">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {list.slice(0, SHOWN).map((x, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of one file never changes
            <tr key={i}>
              <td>{x.row ?? t.whole}</td>
              <td>{x.field}</td>
              <td>{words(x)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.length > SHOWN ? <p>{t.more(list.length - SHOWN)}</p> : null}
    </div>
  )
}
