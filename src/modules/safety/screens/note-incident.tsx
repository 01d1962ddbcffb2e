// The first note of an incident, one hand, a child on the other arm: what, to whom, where, first aid; the last touch saves it.
import BandageIcon from 'lucide-react/icons/bandage'
import Building2 from 'lucide-react/icons/building-2'
import CircleHelp from 'lucide-react/icons/circle-help'
import Frown from 'lucide-react/icons/frown'
import PersonStanding from 'lucide-react/icons/person-standing'
import Pill from 'lucide-react/icons/pill'
import SearchX from 'lucide-react/icons/search-x'
import UserX from 'lucide-react/icons/user-x'
import Utensils from 'lucide-react/icons/utensils'
import Zap from 'lucide-react/icons/zap'
import { Button, type Icon } from '../../../ui/button.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { useText } from '../../../ui/language.tsx'
import { BarButton } from '../../../ui/room-bar.tsx'
import { FirstAid, IncidentKind, IncidentPlace } from '../contract/kinds.ts'
import { useIncidents } from './incident-context.ts'
import { useSayIncident } from './saying-incident.ts'
import './tablet.css'
import { incidentTabletText } from './tablet-text.ts'
import { incidentText } from './words.ts'

const icons: Readonly<Record<IncidentKind, Icon>> = {
  bite: Frown,
  fall: PersonStanding,
  blow: Zap,
  food: Utensils,
  medicine: Pill,
  missing: SearchX,
  outsider: UserX,
  building: Building2,
  other: CircleHelp,
}

/** Where the head may have been hit. */
const HEAD: ReadonlySet<IncidentKind> = new Set(['fall', 'blow', 'building', 'other'])

/** What was touched so far; it is kept while somebody goes back to the room. */
export type IncidentDraft = {
  readonly incident: string
  readonly kind?: IncidentKind
  readonly children: readonly string[]
  readonly who: boolean
  readonly place?: IncidentPlace
  readonly head?: boolean
}

/** Nothing may be lost: `draft` lives above this screen. */
export function NoteIncident({
  draft,
  onDraft,
  onSaved,
}: {
  draft: IncidentDraft
  onDraft: (draft: IncidentDraft) => void
  onSaved: () => void
}) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const { here, nameOf } = useIncidents()
  const say = useSayIncident()
  const { kind, children, place } = draft
  if (!kind)
    return (
      <section className="stack" aria-label={t.what}>
        <h1>{t.what}</h1>
        <div className="incident-kinds">
          {IncidentKind.options.map((k) => (
            <BarButton
              key={k}
              id={`kind-${k}`}
              label={w.kinds[k]}
              icon={icons[k]}
              onPress={() => onDraft({ ...draft, kind: k })}
            />
          ))}
        </div>
      </section>
    )
  if (!draft.who) {
    const toggle = (id: string) =>
      onDraft({
        ...draft,
        children: children.includes(id) ? children.filter((c) => c !== id) : [...children, id],
      })
    return (
      <section className="stack" aria-label={t.who}>
        <h1>
          {w.kinds[kind]} · {t.who}
        </h1>
        <ul className="incident-faces">
          {here.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="incident-face"
                aria-pressed={children.includes(id)}
                onClick={() => toggle(id)}
              >
                <ChildFace id={id} size={48} />
                {nameOf(id)}
              </button>
            </li>
          ))}
        </ul>
        <div className="incident-next">
          <Button look="main" big onPress={() => onDraft({ ...draft, who: true })}>
            {t.whoDone(children.length)}
          </Button>
        </div>
      </section>
    )
  }
  if (!place)
    return (
      <section className="stack" aria-label={t.where}>
        <h1>
          {w.kinds[kind]} · {t.where}
        </h1>
        <div className="incident-choices">
          {IncidentPlace.options.map((p) => (
            <Button key={p} big onPress={() => onDraft({ ...draft, place: p })}>
              {w.places[p]}
            </Button>
          ))}
        </div>
      </section>
    )
  if (HEAD.has(kind) && children.length > 0 && draft.head === undefined)
    return (
      <section className="stack" aria-label={t.head}>
        <h1>
          {w.kinds[kind]} · {t.head}
        </h1>
        <p className="soft">{t.headStep}</p>
        <div className="incident-choices">
          {[true, false].map((head) => (
            <Button key={String(head)} big onPress={() => onDraft({ ...draft, head })}>
              {head ? t.yes : t.no}
            </Button>
          ))}
        </div>
      </section>
    )
  const save = (aid: readonly FirstAid[]) =>
    void say
      .note(
        { incident: draft.incident, kind, children, place, aid, head: draft.head },
        `${w.kinds[kind]} · ${w.places[place]}`,
      )
      .then((saved) => saved && onSaved())
  return (
    <section className="stack" aria-label={t.aid}>
      <h1>
        {w.kinds[kind]} · {t.aid}
      </h1>
      <p className="soft">{t.aidStep}</p>
      <div className="incident-choices">
        {FirstAid.options.map((a) => (
          <Button key={a} big icon={BandageIcon} onPress={() => save([a])}>
            {w.aid[a]}
          </Button>
        ))}
        <Button big look="quiet" onPress={() => save([])}>
          {t.later}
        </Button>
      </div>
    </section>
  )
}
