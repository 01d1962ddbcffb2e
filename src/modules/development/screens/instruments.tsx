// Instruments: which are in force, and the way from the institution's own file to a signed version: load, check, sign.
import FileDown from 'lucide-react/icons/file-down'
import FileUp from 'lucide-react/icons/file-up'
import PenLine from 'lucide-react/icons/pen-line'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMayNation } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { instrumentLoaded } from '../contract/kinds.ts'
import { listInstruments } from '../contract.ts'
import { ediStructure, milestones } from '../rules/built-in.ts'
import { ediOf, headsOf, type ReadItems, readItems } from '../rules/load-instrument.ts'
import './development.css'
import { cohortText } from './cohort-text.ts'
import { instrumentsText } from './instruments-text.ts'
import { Troubles } from './troubles.tsx'

export function Instruments() {
  const t = useText(instrumentsText)
  const cohort = useText(cohortText)
  const may = useMayNation()
  const say = useWords()
  const asked = useAsk(listInstruments, {})
  const [loading, setLoading] = useState(false)
  useStanding([{ label: t.title }], 'instruments')
  const signs = may('development.load')
  return (
    <div className="stack">
      <PageHead
        title={t.title}
        about={t.about}
        actions={
          signs ? (
            <>
              <ButtonLink icon={PenLine} to="/instrumentos/nuevo">
                {t.write}
              </ButtonLink>
              <ButtonLink to="/desarrollo/cohorte">{cohort.link}</ButtonLink>
            </>
          ) : undefined
        }
      />
      <section className="card stack" aria-labelledby="milestones">
        <h2 id="milestones">
          {say({ es: milestones.title.es, en: milestones.title.en ?? milestones.title.es })}
        </h2>
        <p>
          {t.builtIn}. {t.milestones}
        </p>
      </section>
      <section className="card stack" aria-labelledby="edi">
        <h2 id="edi">{t.edi}</h2>
        <p>{t.ediAbout}</p>
        <Asked of={asked} height={8}>
          {({ instruments }) => (
            <Versions
              list={instruments.filter((i) => i.id === ediStructure.id)}
              signs={signs}
              none={t.none}
            />
          )}
        </Asked>
        {signs ? (
          loading ? null : (
            <div>
              <Button icon={FileUp} onPress={() => setLoading(true)}>
                {t.load}
              </Button>
            </div>
          )
        ) : (
          <p className="soft">{t.noLoad}</p>
        )}
      </section>
      {loading ? <LoadVersion onDone={() => setLoading(false)} /> : null}
      <section className="card stack" aria-labelledby="others">
        <h2 id="others">{t.others}</h2>
        <p>{t.othersAbout}</p>
        <Asked of={asked} height={8}>
          {({ instruments }) => (
            <Versions
              list={instruments.filter((i) => i.id !== ediStructure.id)}
              signs={signs}
              none={t.noOthers}
            />
          )}
        </Asked>
      </section>
    </div>
  )
}

type Listed = InferOutput<typeof listInstruments.answer>['instruments'][number]

/** Each version with its days and whether it is the one that is applied today. */
function Versions({ list, signs, none }: { list: readonly Listed[]; signs: boolean; none: string }) {
  const t = useText(instrumentsText)
  const { day } = useFormats()
  if (list.length === 0) return <p role="status">{none}</p>
  return (
    <ul className="versions">
      {list.map((i) => (
        <li key={`${i.id}|${i.version}`}>
          <span className="row">
            <strong>
              {i.id === ediStructure.id ? null : (
                <>
                  <span lang="es">{i.title}</span> ·{' '}
                </>
              )}
              {`${t.version} ${i.version}`}
            </strong>
            <Chip state={i.in_force ? 'calm' : 'none'}>{i.in_force ? t.now : t.notNow}</Chip>
          </span>
          <span>{i.to_day ? t.between(day(i.from_day), day(i.to_day)) : t.since(day(i.from_day))}</span>
          <span className="soft">
            {t.kinds[i.kind]} · {t.holds(i.items, i.groups, i.name, day(i.signed_at.slice(0, 10)))}
          </span>
          {signs ? (
            <span>
              <ButtonLink look="quiet" icon={PenLine} to={`/instrumentos/${i.id}/${i.version}`}>
                {t.next}
              </ButtonLink>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type Chosen = { readonly name: string; readonly hash: string; readonly read: ReadItems }

const hexOf = async (bytes: ArrayBuffer): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('')

function LoadVersion({ onDone }: { onDone: () => void }) {
  const t = useText(instrumentsText)
  const deciding = useDeciding()
  const again = useAskAgain()
  const [chosen, setChosen] = useState<Chosen>()
  const [unread, setUnread] = useState(false)
  const [form, setForm] = useState({ version: '', from: new Date().toLocaleDateString('en-CA'), source: '' })
  const put = (field: keyof typeof form) => (value: string) => setForm((f) => ({ ...f, [field]: value }))
  const open = async (file: File) => {
    setUnread(false)
    try {
      const bytes = await file.arrayBuffer()
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      setChosen({ name: file.name.slice(0, 200), hash: await hexOf(bytes), read: readItems(text) })
    } catch {
      setChosen(undefined)
      setUnread(true)
    }
  }
  const troubles = chosen?.read.troubles ?? []
  const wrong = troubles.filter((x) => !x.notice)
  const sound = chosen !== undefined && wrong.length === 0
  const sign = async () => {
    if (!chosen) return
    const instrument = ediOf(chosen.read.items, form)
    const payload = { instrument, file: chosen.hash, name: chosen.name }
    if (await deciding.decide({ kind: instrumentLoaded, about: NATION, book: NATION, payload })) {
      await again()
      onDone()
    }
  }
  const none = deciding.none
  const code = none !== undefined && 'refusal' in none ? none.refusal.code : ''
  const said = (t.refused as Readonly<Record<string, string>>)[code] ?? t.notTaken
  const fieldWrong = (field: string) => deciding.wrong[`instrument.${field}`] ?? deciding.wrong[field]
  return (
    <section className="card stack" aria-labelledby="load">
      <h2 id="load">{t.load}</h2>
      <h3>{t.step1}</h3>
      <p className="soft">{t.step1About}</p>
      <div className="row">
        <a
          className="button"
          download="edi-items.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(`${headsOf()}\n`)}`}
        >
          <FileDown size={20} aria-hidden />
          {t.empty}
        </a>
        <FileButton icon={FileUp} accept=".csv,.txt,text/csv" onFile={(file) => void open(file)}>
          {chosen?.name ?? t.choose}
        </FileButton>
      </div>
      {unread ? (
        <p role="alert" className="field-error">
          {t.unread}
        </p>
      ) : null}
      {chosen ? (
        <>
          <h3>{t.step2}</h3>
          <p role="status">
            {sound
              ? t.sound(chosen.read.items.length, new Set(chosen.read.items.map((i) => i.group)).size)
              : t.wrong(wrong.length)}
          </p>
          <Troubles list={wrong} caption={t.step2} />
          {sound && troubles.length > 0 ? (
            <details>
              <summary>
                {t.notices} ({troubles.length})
              </summary>
              <Troubles list={troubles} caption={t.notices} />
            </details>
          ) : null}
        </>
      ) : null}
      {sound ? (
        <div className="form">
          <h3>{t.step3}</h3>
          <Field
            label={t.version}
            hint={t.versionHint}
            value={form.version}
            onChange={put('version')}
            error={fieldWrong('version')}
          />
          <Field
            kind="date"
            label={t.from}
            value={form.from}
            onChange={put('from')}
            error={fieldWrong('validity.from')}
          />
          <Field label={t.source} value={form.source} onChange={put('source')} error={fieldWrong('source')} />
          {none ? (
            <p role="alert" className="field-error">
              {said}
            </p>
          ) : null}
          <div>
            <Button look="main" busy={deciding.busy} onPress={() => void sign()}>
              {t.sign}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  )
}
