// Who may do what: the permissions there are, and the ones each post brings, on the scope where the post is held.

export const permissions = [
  'figures.read',
  'network.read',
  'network.write',
  'children.read',
  'children.write',
  'attendance.write',
  'growth.write',
  'staff.read',
  'staff.write',
  'staff.appoint',
  'devices.pair',
  'devices.read',
  'review.resolve',
  'exchange.import',
  'children.erase',
  'children.transfer',
] as const
export type Permission = (typeof permissions)[number]

export const roles = ['educator', 'nurse', 'director', 'supervisor', 'national', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Least scope: each post has what its work needs, and nothing of another's. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  educator: [
    'network.read',
    'children.read',
    'attendance.write',
    'growth.write',
    'staff.read',
    'figures.read',
  ],
  nurse: [
    'network.read',
    'children.read',
    'attendance.write',
    'growth.write',
    'staff.read',
    'figures.read',
    'children.write',
  ],
  director: [
    'figures.read',
    'network.read',
    'children.read',
    'children.write',
    'attendance.write',
    'growth.write',
    'staff.read',
    'staff.write',
    'devices.pair',
    'devices.read',
    'review.resolve',
    'children.transfer',
  ],
  supervisor: [
    'figures.read',
    'network.read',
    'network.write',
    'children.read',
    'staff.read',
    'devices.read',
    'review.resolve',
    'children.transfer',
  ],
  national: [
    'figures.read',
    'network.read',
    'network.write',
    'children.read',
    'staff.read',
    'devices.read',
    'exchange.import',
    'review.resolve',
  ],
  administrator: [
    'figures.read',
    'network.read',
    'network.write',
    'staff.read',
    'staff.write',
    'staff.appoint',
    'devices.read',
    'devices.pair',
    'exchange.import',
    'review.resolve',
    'children.erase',
  ],
}
