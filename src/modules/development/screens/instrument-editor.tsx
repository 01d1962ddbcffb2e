// Writing an instrument: on screen or from a file, checked while it is written, seen as it will look, and signed.
import FileDown from 'lucide-react/icons/file-down'
import FileUp from 'lucide-react/icons/file-up'
import PenLine from 'lucide-react/icons/pen-line'
import { useContext, useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useKeptDraft } from '../../../ui/kept-draft.ts'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { useMayNation } from '../../../ui/me.tsx'
import { parseText } from '../../../ui/parse-text.ts'
import { useStanding } from '../../../ui/standing.tsx'
import { instrumentLoaded } from '../contract/kinds.ts'
import { wholeInstrument } from '../contract.ts'
import {
  draftOf,
  emptyDraft,
  type InstrumentDraft,
  instrumentFrom,
  isEdi,
  readDraft,
} from '../rules/instrument-draft.ts'
import type { PartTrouble } from '../rules/instrument-troubles.ts'
import { headsOf, ITEM_COLUMNS, readItems } from '../rules/load-instrument.ts'
import './development.css'
import { EditPreview, EditTroubles, SignDialog } from './edit-check.tsx'
import { GeneralFields } from './edit-general.tsx'
import { DomainRows, GroupRows, ItemRows, ScaleFields } from './edit-tables.tsx'
import { editText } from './edit-text.ts'
import { instrumentsText } from './instruments-text.ts'
import { Troubles } from './troubles.tsx'

export function NewInstrument() {
  return <Editor name="new" begin={emptyDraft} />
}

/** The next version of one that stands: everything as it is, but its name and its day. */
export function NextVersion({ instrument, version }: { instrument: string; version: string }) {
  const asked = useAsk(wholeInstrument, { id: instrument, version })
  return (
    <Asked of={asked} height={40}>
      {({ instrument: whole }) => (
        <Editor
          key={`${instrument}|${version}`}
          name={`${instrument}|${version}`}
          begin={{ ...draftOf(whole), version: '', from: '', to: '' }}
        />
      )}
    </Asked>
  )
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('')

function Editor({ name, begin }: { name: string; begin: InstrumentDraft }) {
  const t = useText(editText)
  const w = useText(instrumentsText)
  const may = useMayNation()
  const go = useContext(GoContext)
  const again = useAskAgain()
  const deciding = useDeciding()
  const { draft, found, keep, drop } = useKeptDraft(`instrument.${name}`, begin)
  const [signing, setSigning] = useState(false)
  const [file, setFile] = useState<{ name: string; troubles: PartTrouble[] }>()
  useStanding([{ label: w.title, to: '/instrumentos' }, { label: t.title }], 'instruments')
  if (!may('development.load'))
    return (
      <EmptyState
        icon={PenLine}
        title={t.noLoad}
        action={<ButtonLink to="/instrumentos">{t.back}</ButtonLink>}
      >
        {t.noLoadAbout}
      </EmptyState>
    )
  const { instrument, troubles } = readDraft(draft)
  const sound = troubles.every((x) => x.notice)
  const put = (next: Partial<InstrumentDraft>) => keep({ ...draft, ...next })
  const open = async (chosen: File) => {
    const read = await readFile(chosen, draft)
    setFile({ name: chosen.name, troubles: read.troubles })
    if (read.draft) keep(read.draft)
  }
  const asFile = new TextEncoder().encode(`${JSON.stringify(instrument, null, 2)}\n`)
  const save = () => {
    const url = URL.createObjectURL(new Blob([asFile], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `instrumento-${instrument.id || 'nuevo'}-${instrument.version || 'borrador'}.json`
    link.click()
    URL.revokeObjectURL(url)
  }
  const sign = async () => {
    const payload = {
      ...{ instrument, file: await sha256(asFile) },
      name: `${instrument.id}-${instrument.version}.json`,
    }
    if (!(await deciding.decide({ kind: instrumentLoaded, about: NATION, book: NATION, payload }))) return
    drop()
    await again()
    go?.('/instrumentos')
  }
  const none = deciding.none
  const code = none !== undefined && 'refusal' in none ? none.refusal.code : ''
  const refused = none ? ((w.refused as Readonly<Record<string, string>>)[code] ?? w.notTaken) : undefined
  const rows = { draft, troubles, put }
  return (
    <div className="stack edit-instrument">
      <PageHead
        title={t.title}
        about={t.about}
        actions={<ButtonLink to="/instrumentos">{t.back}</ButtonLink>}
      />
      {found ? (
        <p role="status" className="row">
          {t.draftFound}
          <Button look="quiet" onPress={drop}>
            {t.anew}
          </Button>
        </p>
      ) : null}
      <section className="card stack" aria-labelledby="file">
        <h2 id="file">{t.file}</h2>
        <p className="soft">{t.fileAbout}</p>
        <div className="row">
          <FileButton icon={FileUp} accept=".json,.yaml,.yml,.csv,.txt" onFile={(f) => void open(f)}>
            {t.choose}
          </FileButton>
          <Button icon={FileDown} onPress={save}>
            {t.take}
          </Button>
          <a
            className="button"
            download="items.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(`${headsOf(ITEM_COLUMNS)}\n`)}`}
          >
            <FileDown size={20} aria-hidden />
            {t.emptyCsv}
          </a>
        </div>
        {file ? (
          <div role="status" className="stack">
            <p>
              {file.troubles.length > 0
                ? t.fileWrong(file.name, file.troubles.length)
                : t.fileTaken(file.name)}
            </p>
            <Troubles list={file.troubles} caption={file.name} parts={t.parts} />
          </div>
        ) : null}
      </section>
      <GeneralFields {...rows} />
      {draft.rule === 'rasch' ? <ScaleFields {...rows} /> : null}
      {isEdi(draft) ? null : (
        <>
          <DomainRows {...rows} />
          <GroupRows {...rows} />
        </>
      )}
      <ItemRows {...rows} />
      <EditTroubles troubles={troubles} />
      {sound ? <EditPreview instrument={instrument} /> : null}
      <div>
        <Button look="main" big icon={PenLine} disabled={!sound} onPress={() => setSigning(true)}>
          {t.sign}
        </Button>
      </div>
      {signing && sound ? (
        <SignDialog
          instrument={instrument}
          busy={deciding.busy}
          error={refused}
          onSign={() => void sign()}
          onClose={() => setSigning(false)}
        />
      ) : null}
    </div>
  )
}

const unreadable = (why: string): { troubles: PartTrouble[] } => ({
  troubles: [{ code: 'unreadable', part: 'instrument', row: null, field: '', found: why, wanted: '' }],
})
const MOST_BYTES = 2_000_000

/** A file that is wrong changes nothing: it says what and where. CSV brings items into the areas and ages that are written already. */
async function readFile(
  file: File,
  draft: InstrumentDraft,
): Promise<{ draft?: InstrumentDraft; troubles: PartTrouble[] }> {
  if (file.size > MOST_BYTES) return unreadable(`${Math.round(file.size / 1e6)} MB`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return unreadable('UTF-8')
  }
  if (/\.(csv|txt)$/i.test(file.name)) {
    const places = {
      ...{
        domains: draft.domains.map((d) => d.id),
        groups: draft.groups.map((g) => g.id),
        edi: isEdi(draft),
      },
    }
    const { items, troubles } = readItems(text, places)
    const wrong = troubles.filter((x) => !x.notice).map((x): PartTrouble => ({ ...x, part: 'items' }))
    if (wrong.length > 0) return { troubles: wrong }
    const read = draftOf({ ...readDraft(draft).instrument, items: [...items] })
    return { draft: { ...draft, items: read.items }, troubles: [] }
  }
  const read = await parseText(text)
  return 'why' in read ? unreadable(read.why) : instrumentFrom(read.value)
}
