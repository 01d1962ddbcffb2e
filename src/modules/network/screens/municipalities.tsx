// The municipalities and the representation each belongs to; those without a known one come first and are assigned here.
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right'
import MapPinned from 'lucide-react/icons/map-pinned'
import { useState } from 'react'
import { NATION, uuidOfDigest } from '../../../kernel/ids.ts'
import { Asked, useAsk, useAskPages } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMayNation, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { municipalityAssigned } from '../contract/kinds.ts'
import type { Confidence } from '../contract/words.ts'
import { listMunicipalities, listRepresentations, type MunicipalityListed } from '../contract.ts'
import { networkText } from './desk-text.ts'

const ANY = 'any'

export function Municipalities() {
  const t = useText(networkText)
  const d = useText(deskText)
  const { number } = useFormats()
  const me = useMe()
  const mayNation = useMayNation()
  const [q, setQ] = useState('')
  const [state, setState] = useState(ANY)
  const [unconfirmed, setUnconfirmed] = useState(true)
  const [assigning, setAssigning] = useState<MunicipalityListed>()
  useStanding([...homeSteps(me, t.mexico), { label: t.municipalities.title }], 'municipalities')
  const wanted = {
    ...(q ? { q } : {}),
    ...(state === ANY ? {} : { state }),
    ...(unconfirmed ? { unconfirmed: 'yes' as const } : {}),
  }
  const asked = useAskPages(listMunicipalities, wanted, (a) => a.municipalities)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const columns: Column<MunicipalityListed>[] = [
    {
      id: 'name',
      head: t.municipalities.municipality,
      value: (m) => m.name,
      cell: (m) => (
        <span className="named">
          {m.name} <span className="soft">{m.cvegeo}</span>
        </span>
      ),
    },
    { id: 'state', head: t.municipalities.state, value: (m) => stateName(m.state) },
    {
      id: 'population',
      head: t.municipalities.population,
      number: true,
      value: (m) => m.population,
      cell: (m) => (m.population === null ? t.none : number(m.population)),
    },
    {
      id: 'representation',
      head: t.municipalities.representation,
      value: (m) => m.representation_name ?? t.municipalities.none,
      cell: (m) =>
        m.representation ? m.representation_name : <Chip state="attention">{t.municipalities.none}</Chip>,
    },
    {
      id: 'confidence',
      head: t.municipalities.confidence,
      value: (m) => (m.confidence ? t.confidence[m.confidence] : t.none),
      cell: (m) => (
        <span className="named">
          {m.confidence ? t.confidence[m.confidence] : t.none}{' '}
          <span className="soft" lang="es">
            {m.source}
          </span>
        </span>
      ),
    },
  ]
  if (mayNation('network.restructure')) {
    // beside the name: whoever chooses several must not slide the list for each
    columns.splice(1, 0, {
      id: 'choose',
      head: t.municipalities.choose,
      sortable: false,
      value: () => null,
      cell: (m) => (
        <Checkbox
          label={<span className="unseen">{t.municipalities.chooseOne(m.name)}</span>}
          checked={chosen.includes(m.cvegeo)}
          onChange={(yes) => setChosen((c) => (yes ? [...c, m.cvegeo] : c.filter((k) => k !== m.cvegeo)))}
        />
      ),
    })
  }
  if (mayNation('network.write')) {
    columns.push({
      id: 'assign',
      head: d.actions,
      sortable: false,
      value: () => null,
      cell: (m) => (
        <Button look="quiet" label={t.municipalities.assignTitle(m.name)} onPress={() => setAssigning(m)}>
          {t.municipalities.assign}
        </Button>
      ),
    })
  }
  return (
    <>
      <PageHead title={t.municipalities.title} about={t.municipalities.about} />
      <div className="filters no-print">
        <Select
          label={t.municipalities.state}
          value={state}
          onChange={setState}
          choices={[{ value: ANY, label: t.any }, ...stateChoices]}
        />
        <Checkbox label={t.municipalities.unconfirmedOnly} checked={unconfirmed} onChange={setUnconfirmed} />
        {chosen.length > 0 ? (
          <ButtonLink look="main" to={`/municipios/cambio/${chosen.join(',')}`} icon={ArrowLeftRight}>
            {t.municipalities.moveChosen(chosen.length)}
          </ButtonLink>
        ) : null}
      </div>
      <Asked of={asked} height={30}>
        {({ rows, total, more }) => (
          <DataTable
            caption={t.municipalities.title}
            rows={rows}
            rowId={(m) => m.cvegeo}
            columns={columns}
            search={q}
            onSearch={setQ}
            more={more}
            total={total}
            take={{ list: listMunicipalities.id, filters: wanted }}
            empty={
              unconfirmed ? (
                <EmptyState
                  icon={MapPinned}
                  title={t.municipalities.allAssigned}
                  action={<Button onPress={() => setUnconfirmed(false)}>{t.municipalities.seeAll}</Button>}
                />
              ) : (
                <EmptyState icon={MapPinned} title={t.municipalities.empty}>
                  {t.municipalities.emptyAbout}
                </EmptyState>
              )
            }
          />
        )}
      </Asked>
      {assigning ? <Assign municipality={assigning} onClose={() => setAssigning(undefined)} /> : null}
    </>
  )
}

/** The same municipality has the same id whoever speaks of it: its key, hashed. */
async function idOf(cvegeo: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`municipality|${cvegeo}`))
  return uuidOfDigest(new Uint8Array(digest))
}

function Assign({ municipality, onClose }: { municipality: MunicipalityListed; onClose: () => void }) {
  const today = todayIn()
  const t = useText(networkText)
  const saying = useSaying()
  const representations = useAsk(listRepresentations, {})
  const [to, setTo] = useState(municipality.representation ?? '')
  const [from, setFrom] = useState(today)
  const [confidence, setConfidence] = useState<Confidence | ''>('')
  const [source, setSource] = useState('')
  const save = async () => {
    const payload = {
      cvegeo: municipality.cvegeo,
      representation: to === '' ? undefined : to,
      from,
      confidence: confidence === '' ? undefined : confidence,
      source,
    }
    const about = await idOf(municipality.cvegeo)
    if (await saying.say([{ kind: municipalityAssigned, about, book: NATION, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.municipalities.assignTitle(`${municipality.name} (${municipality.cvegeo})`)}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.municipalities.save}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.municipalities.to}
          value={to}
          onChange={setTo}
          error={saying.wrong.representation}
          choices={(representations.data?.representations ?? []).map((r) => ({
            value: r.key,
            label: r.name,
          }))}
        />
        <Field
          kind="date"
          label={t.municipalities.from}
          value={from}
          onChange={setFrom}
          error={saying.wrong.from}
        />
        <Choices
          label={t.municipalities.howSure}
          value={confidence}
          onChange={setConfidence}
          error={saying.wrong.confidence}
          choices={(['confirmed', 'observed', 'unconfirmed'] as const).map((value) => ({
            value,
            label: t.confidence[value],
            hint: t.municipalities.sureHints[value],
          }))}
        />
        <Field
          label={t.municipalities.source}
          hint={t.municipalities.sourceHint}
          value={source}
          onChange={setSource}
          error={saying.wrong.source}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
