// The people of the demonstration: one account per role over the same center, and PINs for the tablets there.
import { NATION } from '../../kernel/ids.ts'
import type { Role } from '../../kernel/permission.ts'
import { alliesComing } from './allies.ts'
import { adultsWithPin } from './guardians.ts'
import {
  directorOf,
  educatorOf,
  mentorOf,
  nationalOf,
  nurseOf,
  promoterOf,
  staffOf,
  supervisorOf,
  type WorldPerson,
  worksSupervisorOf,
} from './people.ts'
import { ANY_DAY, representationOf, type World, worldOf } from './world.ts'

export type DemoAccount = {
  readonly login: string
  readonly role: Role
  readonly roleWords: string
  readonly person: string
  readonly book: string
  readonly password: string
}
export type DemoPin = { readonly person: string; readonly book: string; readonly pin: string }

const demoCenter = (world: World) => world.centers[0]!

/** One educator, one nurse, one director of the same center, the mentor, supervisor, promoter and supervisor of works of its representation, the national unit. */
export function demoAccounts(seed: number): readonly DemoAccount[] {
  const world = worldOf(seed, ANY_DAY)
  const center = demoCenter(world)
  const representation = center.municipality.representation
  const account = (login: string, roleWords: string, p: WorldPerson, book: string): DemoAccount => ({
    login: `demo-${login}`,
    role: p.role,
    roleWords,
    person: p.id,
    book,
    password: `demo-${login}-2026`,
  })
  return [
    account('educadora', 'Educadora de sala', educatorOf(world, center, 2), center.id),
    account('enfermera', 'Enfermera', nurseOf(world, center), center.id),
    account('directora', 'Directora del centro', directorOf(world, center), center.id),
    account(
      'mentora',
      'Mentora educativa',
      mentorOf(world, representation),
      representationOf(representation),
    ),
    account(
      'supervisora',
      'Supervisora de representación',
      supervisorOf(world, representation),
      representationOf(representation),
    ),
    account(
      'promotora',
      'Promotora de obra',
      promoterOf(world, representation),
      representationOf(representation),
    ),
    account(
      'obra',
      'Supervisora de obra',
      worksSupervisorOf(world, representation),
      representationOf(representation),
    ),
    account('nacional', 'Unidad nacional', nationalOf(world), NATION),
    ...alliesComing(world).map(({ login, person, book }) => ({
      ...{ login: `demo-${login}`, role: 'party' as const, person, book, password: `demo-${login}-2026` },
      roleWords: login === 'empresa' ? 'Enlace de una empresa' : 'Enlace de un estado',
    })),
  ]
}

/** Adults of the demo educator's room with a PIN of their own, all the same. */
export function demoAdultPins(seed: number, until: string): { book: string; adults: string[]; pin: string } {
  const world = worldOf(seed, until)
  const center = demoCenter(world)
  return { book: center.id, adults: adultsWithPin(world, center, 2), pin: '2580' }
}

/** PINs of everyone in the demonstration's center and of who carries works in its office: all the same, so that whoever tries it may be anybody there. */
export function demoPins(seed: number): readonly DemoPin[] {
  const world = worldOf(seed, ANY_DAY)
  const { representation } = demoCenter(world).municipality
  const office = [promoterOf(world, representation), worksSupervisorOf(world, representation)]
  return [...staffOf(world, demoCenter(world)), ...office].map((p) => ({
    ...{ person: p.id, book: p.book, pin: '202600' },
  }))
}
