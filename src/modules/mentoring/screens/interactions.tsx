// The instrument in force, and the way from a file to another one: read, told what is wrong, signed with its day.
import FileDown from 'lucide-react/icons/file-down'
import FileUp from 'lucide-react/icons/file-up'
import { useState } from 'react'
import { getDotPath, safeParse } from 'valibot'

import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
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
import { InteractionInstrument, instrumentLoaded, interactionInstruments } from '../contract.ts'
import './mentoring.css'
import { mentoringText } from './text.ts'

export function Interactions() {
  const t = useText(mentoringText)
  const may = useMayNation()
  const { day } = useFormats()
  const { language } = useLanguage()
  const asked = useAsk(interactionInstruments, {})
  useStanding([{ label: t.instrument }], 'instruments')
  return (
    <div className="stack">
      <PageHead title={t.instrument} about={t.instrumentLead} />
      <Asked of={asked} height={30}>
        {({ inForce: i, builtIn, loaded, today }) => {
          const from = loaded.find((l) => l.id === i.id && l.version === i.version)
          return (
            <div className="stack">
              <section className="card stack" aria-labelledby="in-force">
                <h2 id="in-force">{t.inForce(i.title[language] ?? i.title.es, i.version)}</h2>
                <p>{from ? t.loadedOn(from.name, day(from.from_day)) : t.builtIn}</p>
                {i.dimensions.map((d) => (
                  <details key={d.id} className="mentoring-more">
                    <summary>{d.words[language] ?? d.words.es}</summary>
                    <p className="soft">{d.about[language] ?? d.about.es}</p>
                    <ol>
                      {d.levels.map((l) => (
                        <li key={l.es}>{l[language] ?? l.es}</li>
                      ))}
                    </ol>
                  </details>
                ))}
                <p className="soft">
                  {t.source}: {i.source}. {t.license}: {i.license}.
                </p>
              </section>
              {may('mentoring.load') ? (
                <Load
                  example={builtIn}
                  today={today}
                  known={[builtIn, ...loaded].map((x) => `${x.id}|${x.version}`)}
                />
              ) : null}
            </div>
          )
        }}
      </Asked>
    </div>
  )
}

type Trouble = { readonly field: string; readonly what: string }
type Chosen = {
  readonly name: string
  readonly hash: string
  readonly sound: InteractionInstrument | undefined
  readonly troubles: readonly Trouble[]
}
const MOST_BYTES = 500_000

/** Read here in the browser: until it is signed nothing has left this page. */
function Load({
  example,
  today,
  known,
}: {
  example: InteractionInstrument
  today: string
  known: readonly string[]
}) {
  const t = useText(mentoringText)
  const { language } = useLanguage()
  const saying = useSaying()
  const [chosen, setChosen] = useState<Chosen>()
  const [unread, setUnread] = useState(false)
  const [from, setFrom] = useState(today)
  const open = async (file: File) => {
    setUnread(false)
    saying.clear()
    try {
      if (file.size > MOST_BYTES) throw new Error('too large')
      const bytes = await file.arrayBuffer()
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const read = safeParse(
        InteractionInstrument,
        readObjectText(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
      )
      setChosen({
        name: file.name.slice(0, 200),
        hash: [...digest].map((b) => b.toString(16).padStart(2, '0')).join(''),
        sound: read.success ? read.output : undefined,
        troubles: (read.issues ?? []).map((i) => ({
          field: getDotPath(i) ?? '',
          what: issueWords(i, language),
        })),
      })
    } catch {
      setChosen(undefined)
      setUnread(true)
    }
  }
  const sound = chosen?.sound
  const troubles = chosen?.troubles ?? []
  const twice = sound !== undefined && known.includes(`${sound.id}|${sound.version}`)
  const sign = async () => {
    if (!chosen || !sound) return
    const payload = { instrument: sound, from, file: chosen.hash, name: chosen.name }
    if (await saying.say([{ kind: instrumentLoaded, about: NATION, book: NATION, payload }]))
      setChosen(undefined)
  }
  return (
    <section className="card stack" aria-labelledby="load">
      <h2 id="load">{t.load}</h2>
      <div className="row">
        <a
          className="button"
          download="interacciones.json"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(example, null, 2))}`}
        >
          <FileDown size={20} aria-hidden />
          {t.example}
        </a>
        <FileButton icon={FileUp} accept=".json,.yaml,.yml" onFile={(file) => void open(file)}>
          {chosen?.name ?? t.choose}
        </FileButton>
      </div>
      {unread ? (
        <p role="alert" className="field-error">
          {t.unread}
        </p>
      ) : null}
      {troubles.length > 0 ? (
        <div role="status" className="stack">
          <p>{t.troubles(troubles.length)}</p>
          <ul>
            {troubles.slice(0, 100).map((x) => (
              <li key={`${x.field}${x.what}`}>
                <strong>{x.field || t.whole}</strong>: {x.what}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {sound ? (
        twice ? (
          <p role="alert" className="field-error">
            {t.known}
          </p>
        ) : (
          <div className="form">
            <p role="status">
              {t.sound(sound.title[language] ?? sound.title.es, sound.version, sound.dimensions.length)}
            </p>
            <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
            <SaidNote saying={saying} />
            <div>
              <Button look="main" busy={saying.busy} onPress={() => void sign()}>
                {t.sign}
              </Button>
            </div>
          </div>
        )
      ) : null}
    </section>
  )
}
