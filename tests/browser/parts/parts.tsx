// A page for our own eyes: every part of the screens, one group a page, chosen by the address (#controls, #table…).
import Baby from 'lucide-react/icons/baby'
import Building2 from 'lucide-react/icons/building-2'
import LogIn from 'lucide-react/icons/log-in'
import LogOut from 'lucide-react/icons/log-out'
import MapIcon from 'lucide-react/icons/map'
import Moon from 'lucide-react/icons/moon'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import Ruler from 'lucide-react/icons/ruler'
import Shirt from 'lucide-react/icons/shirt'
import Users from 'lucide-react/icons/users'
import Utensils from 'lucide-react/icons/utensils'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { mount } from '../../../src/app/mount.tsx'
import { Button, ButtonLink } from '../../../src/ui/button.tsx'
import { Checkbox } from '../../../src/ui/checkbox.tsx'
import { ChildFace, ChildLine } from '../../../src/ui/child-face.tsx'
import { Chip, SentMark, SyncChip } from '../../../src/ui/chip.tsx'
import { DeskFrame, PageHead } from '../../../src/ui/desk-frame.tsx'
import { Dialog } from '../../../src/ui/dialog.tsx'
import { EmptyState } from '../../../src/ui/empty-state.tsx'
import { ErrorState } from '../../../src/ui/error-state.tsx'
import { animals, faceOf } from '../../../src/ui/face.ts'
import { Field } from '../../../src/ui/field.tsx'
import { decimalOf } from '../../../src/ui/formats.ts'
import { LoadingFrame } from '../../../src/ui/loading-frame.tsx'
import { NumberPad } from '../../../src/ui/number-pad.tsx'
import { OfflineNote } from '../../../src/ui/offline-note.tsx'
import { Select } from '../../../src/ui/select.tsx'
import { SignInForm } from '../../../src/ui/sign-in-form.tsx'
import { TabletFrame } from '../../../src/ui/tablet-frame.tsx'
import { Tabs } from '../../../src/ui/tabs.tsx'
import { useToast } from '../../../src/ui/toast.tsx'
import { Wall, WallCard } from '../../../src/ui/wall.tsx'

const Board = lazy(async () => ({ default: (await import('./board.tsx')).Board }))
const Charts = lazy(async () => ({ default: (await import('./board.tsx')).Charts }))
const Rows = lazy(async () => ({ default: (await import('./board.tsx')).Rows }))

const NAMES = [
  'Ximena Itzel Canché Poot',
  'Emiliano Ruiz',
  'Sofía Guadalupe Hernández de la Cruz',
  'Mateo López',
  'Valentina Tzul',
  'Santiago Peña Ávila',
  'Regina Ñáñez',
  'Leonardo Cruz',
  'Camila Flores',
  'Iker Mendoza',
  'Renata Ortiz',
  'Ángel Gabriel Chi',
]
const idOf = (i: number) => `0190a5d2-7c3b-7000-8000-${String(i * 7919).padStart(12, '0')}`

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="desk-main stack">
      <h1>{title}</h1>
      {children}
    </main>
  )
}

function Controls() {
  const [name, setName] = useState('Ana')
  const [day, setDay] = useState('2026-11-20')
  const [weight, setWeight] = useState('6,5')
  const [scheme, setScheme] = useState<'direct' | 'contracted' | ''>('')
  const [agree, setAgree] = useState(true)
  const [open, setOpen] = useState(false)
  const [tab, setTab] = useState<'today' | 'growth' | 'file'>('today')
  const say = useToast()
  return (
    <Page title="Controles">
      <section className="card stack">
        <h2>Botones</h2>
        <div className="row">
          <Button look="main" onPress={() => say('Llegó Ana · 7:58', () => say('Se deshizo'))}>
            Llegó
          </Button>
          <Button onPress={() => setOpen(true)}>Abrir diálogo</Button>
          <Button look="quiet" icon={Ruler}>
            Medir
          </Button>
          <Button look="grave">Dar de baja</Button>
          <Button disabled>No se puede</Button>
          <Button busy>Guardando…</Button>
          <Button pressed>Elegida</Button>
          <ButtonLink to="#marks">Ir a otra parte</ButtonLink>
        </div>
      </section>
      <section className="card stack">
        <h2>Campos</h2>
        <Field label="Nombre" hint="Como está en el acta" value={name} onChange={setName} />
        <Field
          label="Fecha de nacimiento"
          kind="date"
          value={day}
          onChange={setDay}
          error="Esa fecha es de mañana: corregirla o dejarla vacía."
        />
        <Field label="Talla" kind="decimal" unit="cm" optional value="64.5" onChange={() => {}} />
        <Select
          label="Esquema"
          value={scheme}
          onChange={setScheme}
          choices={[
            { value: 'direct', label: 'Directo' },
            { value: 'contracted', label: 'Subrogado' },
          ]}
        />
        <Field label="Nota" kind="long" optional value="Comió poco." onChange={() => {}} />
        <Checkbox
          label="Se pesó sin ropa"
          hint="con la báscula en cero"
          checked={agree}
          onChange={setAgree}
        />
      </section>
      <section className="card">
        <NumberPad
          label="Peso de Ana"
          unit="kg"
          value={weight}
          onChange={setWeight}
          last="6.2 kg · hace 4 semanas"
          error={(decimalOf(weight) ?? 0) > 30 ? 'Más de 30 kg: revisar el punto.' : undefined}
          doneLabel="Guardar y seguir"
          onDone={() => say('Guardado', () => {})}
        />
      </section>
      <section className="card">
        <h2>Vistas</h2>
        <Tabs
          label="Ficha de Ana"
          current={tab}
          onChange={setTab}
          tabs={[
            { key: 'today', label: 'Hoy' },
            { key: 'growth', label: 'Crecimiento', icon: Ruler },
            { key: 'file', label: 'Expediente' },
          ]}
        >
          <p>Se ve: {tab}</p>
        </Tabs>
      </section>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="¿Dar de baja a Ana?"
        actions={<Button look="grave">Dar de baja</Button>}
      >
        <p>Se conserva su expediente; la tableta de la sala deja de mostrarla.</p>
      </Dialog>
    </Page>
  )
}

function Marks() {
  return (
    <Page title="Marcas y estados">
      <section className="card stack">
        <h2>Estado</h2>
        <div className="row">
          <Chip state="calm" />
          <Chip state="attention" />
          <Chip state="urgent" />
          <Chip state="none" />
          <Chip state="attention">Faltan 3 por pesar</Chip>
        </div>
        <div className="row">
          <SyncChip pending={0} />
          <SyncChip pending={3} oldestMinutes={2} />
          <SentMark sent={false} />
          <SentMark sent />
        </div>
        <OfflineNote show />
      </section>
      <section className="card">
        <EmptyState
          icon={Baby}
          title="Aquí estarán las niñas y los niños de la sala"
          action={<Button look="main">Inscribir al primero</Button>}
        >
          Para empezar, inscribir a una niña o un niño o traer la lista desde un archivo.
        </EmptyState>
      </section>
      <ErrorState
        happened="No se pudo leer la fila 18: la fecha 31/02/2025 no existe."
        safe="Las otras 417 filas están listas."
        todo="Corregir la fila o seguir sin ella."
        reference="Referencia 7f3a-19"
        onRetry={() => {}}
      />
      <section className="card">
        <LoadingFrame ready={false} height={10}>
          {null}
        </LoadingFrame>
      </section>
    </Page>
  )
}

function Faces() {
  const shown = new Map<string, string>()
  for (let i = 0; shown.size < animals.length * 2 && i < 4000; i++) {
    const f = faceOf(idOf(i))
    const key = `${f.animal}${[...shown.keys()].some((k) => k.startsWith(f.animal)) ? 2 : 1}`
    if (!shown.has(key)) shown.set(key, idOf(i))
  }
  return (
    <Page title="Caras">
      <section className="card row">
        {[...shown].sort().map(([key, id]) => (
          <ChildFace key={key} id={id} size={96} />
        ))}
      </section>
      <section className="card stack">
        {NAMES.slice(0, 5).map((name, i) => (
          <ChildLine
            key={name}
            id={idOf(i)}
            name={name}
            line="1 a 3 m · Lactantes B"
            alerts={i === 0 ? ['nuez', 'leche de vaca'] : []}
            away={i === 4}
          />
        ))}
      </section>
    </Page>
  )
}

function Room() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([idOf(1)]))
  const say = useToast()
  const act = (what: string) => () => say(`${what}: ${chosen.size}`, () => {})
  return (
    <TabletFrame
      room="Lactantes B"
      count={{ children: 9, adults: 3 }}
      now={Date.UTC(2026, 10, 20, 16, 42)}
      who="Marisol"
      onWho={() => {}}
      sync={{ pending: 3, oldestMinutes: 2 }}
      note={<OfflineNote show={false} />}
      actions={[
        { id: 'in', label: 'Llegó', icon: LogIn, onPress: act('Llegó'), main: true },
        { id: 'out', label: 'Se fue', icon: LogOut, onPress: act('Se fue') },
        { id: 'meal', label: 'Comida', icon: Utensils, onPress: act('Comida') },
        { id: 'nap', label: 'Siesta', icon: Moon, onPress: act('Siesta') },
        { id: 'diaper', label: 'Pañal', icon: Shirt, onPress: act('Pañal') },
        { id: 'measure', label: 'Medir', icon: Ruler, onPress: act('Medir') },
        { id: 'note', label: 'Nota', icon: NotebookPen, onPress: act('Nota'), disabled: true },
      ]}
    >
      <Wall label="Niñas y niños de Lactantes B">
        {NAMES.map((name, i) => (
          <WallCard
            key={name}
            id={idOf(i)}
            name={name}
            present={i < 9}
            line={i < 9 ? `desde las 7:${10 + i * 4}` : 'no ha llegado'}
            alerts={i === 2 ? ['nuez', 'leche de vaca'] : i === 7 ? ['asma'] : []}
            chosen={chosen.has(idOf(i))}
            onToggle={() => {
              const next = new Set(chosen)
              if (!next.delete(idOf(i))) next.add(idOf(i))
              setChosen(next)
            }}
          />
        ))}
      </Wall>
    </TabletFrame>
  )
}

function Desk() {
  const [search, setSearch] = useState('')
  return (
    <DeskFrame
      institution="Instituto de ejemplo"
      current="board"
      capabilities={[
        { id: 'board', label: 'Tablero', to: '#desk', icon: MapIcon },
        { id: 'centers', label: 'Centros y salas', to: '#table', icon: Building2 },
        { id: 'children', label: 'Niñas y niños', to: '#faces', icon: Baby, due: 3 },
        { id: 'staff', label: 'Personal', to: '#marks', icon: Users },
        { id: 'growth', label: 'Crecimiento', to: '#charts', icon: Ruler },
      ]}
      path={[
        { label: 'México', to: '#desk' },
        { label: 'Baja California', to: '#desk2' },
        { label: 'CECI Maneadero' },
      ]}
      search={search}
      onSearch={setSearch}
      who={{ name: 'Lourdes Beltrán', post: 'Unidad nacional' }}
    >
      <PageHead
        title="¿Cómo está la red hoy?"
        about="40 centros · 5,912 lugares · al 20 nov, 10:42"
        actions={<Button>Imprimir</Button>}
      />
      <Board />
    </DeskFrame>
  )
}

function Entry() {
  const [refusal, setRefusal] = useState<string>()
  return (
    <SignInForm
      institution="Instituto de ejemplo"
      refusal={refusal}
      onEnter={() => setRefusal('Esa cuenta y esa contraseña no coinciden. Quedan 3 intentos.')}
    />
  )
}

const PAGES: Readonly<Record<string, ReactNode>> = {
  controls: <Controls />,
  marks: <Marks />,
  faces: <Faces />,
  room: <Room />,
  desk: <Desk />,
  charts: (
    <Page title="Gráficas">
      <Charts />
    </Page>
  ),
  table: (
    <Page title="Renglones">
      <Rows />
    </Page>
  ),
  door: <Entry />,
}

mount(<Suspense>{PAGES[location.hash.slice(1)] ?? PAGES.controls}</Suspense>)
