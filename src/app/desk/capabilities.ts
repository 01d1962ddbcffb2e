// What the rail holds for a person: only what a post of theirs can use, in the order of the day's work.
import Activity from 'lucide-react/icons/activity'
import Baby from 'lucide-react/icons/baby'
import Blocks from 'lucide-react/icons/blocks'
import BookOpenCheck from 'lucide-react/icons/book-open-check'
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import ClipboardList from 'lucide-react/icons/clipboard-list'
import Combine from 'lucide-react/icons/combine'
import Compass from 'lucide-react/icons/compass'
import DoorOpen from 'lucide-react/icons/door-open'
import FileSignature from 'lucide-react/icons/file-signature'
import FileUp from 'lucide-react/icons/file-up'
import Footprints from 'lucide-react/icons/footprints'
import HandHeart from 'lucide-react/icons/hand-heart'
import Handshake from 'lucide-react/icons/handshake'
import HardHat from 'lucide-react/icons/hard-hat'
import HeartHandshake from 'lucide-react/icons/heart-handshake'
import Landmark from 'lucide-react/icons/landmark'
import ListTodo from 'lucide-react/icons/list-todo'
import MapIcon from 'lucide-react/icons/map'
import MapPinned from 'lucide-react/icons/map-pinned'
import MapPlus from 'lucide-react/icons/map-plus'
import MessagesSquare from 'lucide-react/icons/messages-square'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import Ruler from 'lucide-react/icons/ruler'
import School from 'lucide-react/icons/school'
import Search from 'lucide-react/icons/search'
import SearchCheck from 'lucide-react/icons/search-check'
import Shapes from 'lucide-react/icons/shapes'
import ShieldAlert from 'lucide-react/icons/shield-alert'
import Sprout from 'lucide-react/icons/sprout'
import Stethoscope from 'lucide-react/icons/stethoscope'
import TabletSmartphone from 'lucide-react/icons/tablet-smartphone'
import Users from 'lucide-react/icons/users'
import type { Me } from '../../kernel/sign-in.ts'
import type { Capability } from '../../ui/desk-frame.tsx'
import { homeOf, widestPost } from '../../ui/me.tsx'
import type { Text } from '../../ui/words.ts'
import type { frameText } from './text.ts'

type RailWords = (typeof frameText extends Text<infer T> ? T : never)['rail']

/** `due`: how many things need them today. */
export function capabilitiesOf(me: Me, words: RailWords, due: number | undefined): readonly Capability[] {
  const post = widestPost(me)
  if (!post) return []
  // who represents an allied organization has its own side, and no other place to go to
  if (post.scope === 'party') return [{ id: 'side', label: words.side, to: homeOf(me), icon: Handshake }]
  const may = (p: Me['permissions'][number]) => me.permissions.includes(p)
  const inCenter = post.scope === 'center'
  const center = `/centro/${post.book}`
  const list: (Capability | false)[] = [
    may('tasks.read') && { id: 'today', label: words.today, to: '/hoy', icon: ListTodo, due },
    may('figures.read') && { id: 'board', label: words.board, to: homeOf(me), icon: Compass },
    may('network.read') &&
      (inCenter
        ? { id: 'centers', label: words.center, to: center, icon: School }
        : { id: 'centers', label: words.centers, to: '/centros', icon: School }),
    may('places.read') && {
      id: 'places',
      label: words.places,
      to: inCenter ? `${center}/lugares` : '/lugares',
      icon: Blocks,
    },
    inCenter &&
      may('children.read') && {
        id: 'children',
        label: words.children,
        to: `${center}/ninas-y-ninos`,
        icon: Baby,
      },
    inCenter &&
      may('children.read') && { id: 'door', label: words.door, to: `${center}/puerta`, icon: DoorOpen },
    !inCenter && may('children.search') && { id: 'find', label: words.find, to: '/encontrar', icon: Search },
    inCenter &&
      may('children.read') && { id: 'daily', label: words.daily, to: `${center}/dia`, icon: NotebookPen },
    inCenter &&
      may('learning.read') && {
        id: 'learning',
        label: words.learning,
        to: `${center}/aprendizaje`,
        icon: Shapes,
      },
    !inCenter &&
      may('learning.load') && {
        id: 'programme',
        label: words.programme,
        to: '/programa',
        icon: Shapes,
      },
    may('mentoring.write') && !inCenter
      ? { id: 'mentoring', label: words.mentoring, to: '/acompanamiento', icon: Footprints }
      : inCenter &&
        may('mentoring.read') && {
          id: 'mentoring',
          label: words.mentoring,
          to: `${center}/acompanamiento`,
          icon: Footprints,
        },
    may('mentoring.talk') && {
      id: 'talks',
      label: words.talks,
      to: '/conversaciones',
      icon: MessagesSquare,
    },
    !inCenter && may('siting.read') && { id: 'siting', label: words.siting, to: '/ubicacion', icon: MapPlus },
    !inCenter &&
      may('territory.read') && { id: 'territory', label: words.territory, to: '/territorio', icon: MapIcon },
    !inCenter && may('construction.read') && { id: 'works', label: words.works, to: '/obras', icon: HardHat },
    !inCenter &&
      may('needs.read') && { id: 'needs', label: words.needs, to: '/estudios', icon: ClipboardList },
    !inCenter &&
      may('partners.read') && { id: 'partners', label: words.partners, to: '/aliados', icon: Handshake },
    !inCenter &&
      may('agreements.read') && {
        id: 'agreements',
        label: words.agreements,
        to: '/convenios',
        icon: FileSignature,
      },
    may('incidents.read')
      ? inCenter
        ? { id: 'incidents', label: words.incidents, to: `${center}/incidentes`, icon: ShieldAlert }
        : { id: 'incidents', label: words.grave, to: '/incidentes-graves', icon: ShieldAlert }
      : inCenter &&
        may('incidents.write') && {
          id: 'incidents',
          label: words.noteIncident,
          to: `${center}/incidentes/nuevo`,
          icon: ShieldAlert,
        },
    inCenter &&
      may('referrals.read') && {
        id: 'referrals',
        label: words.referrals,
        to: `${center}/seguimiento`,
        icon: Stethoscope,
      },
    !inCenter &&
      may('referrals.count') && {
        id: 'referrals',
        label: words.referrals,
        to: '/seguimientos',
        icon: Stethoscope,
      },
    inCenter &&
      may('guardians.write') && {
        id: 'adults',
        label: words.adults,
        to: `${center}/personas-adultas`,
        icon: HeartHandshake,
      },
    inCenter &&
      may('children.read') && { id: 'growth', label: words.growth, to: `${center}/crecimiento`, icon: Ruler },
    inCenter &&
      may('children.read') && {
        id: 'development',
        label: words.development,
        to: `${center}/desarrollo`,
        icon: Sprout,
      },
    !inCenter &&
      may('development.guard') && {
        id: 'development',
        label: words.development,
        to: '/desarrollo',
        icon: Sprout,
      },
    may('children.merge') && { id: 'alike', label: words.alike, to: '/expedientes-parecidos', icon: Combine },
    may('staff.read') && { id: 'staff', label: words.staff, to: `${center}/personal`, icon: Users },
    may('devices.read') && { id: 'tablets', label: words.tablets, to: '/tabletas', icon: TabletSmartphone },
    may('review.resolve') && {
      id: 'review',
      label: words.review,
      to: '/revision',
      icon: ClipboardCheck,
    },
    !inCenter &&
      may('network.read') && {
        id: 'municipalities',
        label: words.municipalities,
        to: '/municipios',
        icon: MapPinned,
      },
    !inCenter &&
      may('network.read') && {
        id: 'representations',
        label: words.representations,
        to: '/representaciones',
        icon: Landmark,
      },
    may('network.read') && { id: 'norms', label: words.norms, to: '/normas', icon: BookOpenCheck },
    may('audit.see') && { id: 'audits', label: words.audits, to: '/auditorias', icon: SearchCheck },
    may('protection.report') && {
      id: 'protection',
      label: words.protection,
      to: '/proteccion',
      icon: HandHeart,
    },
    may('exchange.import') && { id: 'import', label: words.import, to: '/importar', icon: FileUp },
    may('system.read') && { id: 'system', label: words.system, to: '/estado', icon: Activity },
  ]
  return list.filter((c): c is Capability => c !== false)
}
