// What reads across books: every statement on a big table names one book, but for these, each with the reason why it cannot.

/**
 * Name → why it cannot name one book, and what bounds it. A statement says its name here in its own text, as a comment
 * `across: NAME`; `tests/contracts/one-book.test.ts` plans all of them. On a distributed engine each asks several shards.
 */
export const across = {
  'attendance.closing':
    'every few minutes the days of all open centers that nobody closed are looked for; by book and day, a week of them',
  'children.search':
    'a child is sought where it is not known to be; an index of names bounds it, 20 rows are joined',
  'children.likely':
    'pairs within reach with the two files of each, 200 at the most; at night every file is read once, 5,000 at a time, and the days of those that are alike',
  'children.books': 'a person forgotten is forgotten in every book that knows them; by the key alone, rare',
  'guardians.books':
    'an adult forgotten is forgotten in every center that knows them; by the key alone, rare',
  'verifiers.sweep': 'codes and PINs that are over, in whatever center; at night, some rows a center',
  'exchange.places': 'an import recognizes centers and rooms by their codes, wherever they are; once a step',
  'exchange.behind': 'an import compares up to 500 rows of several centers with what stands, by full keys',
  'moves.two-books': 'after a move, each child must be in exactly one of the two books that are locked',
  'moves.late':
    'centers that a child has left for another one, so that what arrives late follows; ids and page counts, each quarter minute',
  'network.centers': 'lists and maps of centers within reach: thousands of rows at the most, no children',
  'agreements.list':
    'agreements of representations within reach and what is due in them: some thousands in the country, no children',
  'agreements.side':
    'rows of one organization, in whatever book its matters are told; row security by party cuts them, by an index',
  'construction.portfolio':
    'the portfolio and its funnel: projects of representations within reach, some thousands in the country, a page at a time or their stages alone',
  'siting.instance':
    'what plans are made from: localities, nurseries, plots, parks and open centers of the country, read once for each version of them',
  'siting.projects':
    'sites of plans that became projects, with where those stand: some hundreds in the country, within reach',
  'partners.list':
    'organizations within reach with their way, events and materials: some thousands of short rows in the country, a page at a time or their points alone',
  'partners.terms':
    'contacts of organizations whose term is over, wherever they are; at night, a partial index holds only those who agreed to nothing',
  'partners.folio': 'an interest by its folio, for whoever holds it: one row, by an index',
  'oversight.pending': 'what waits in every center within reach; partial indexes hold only what is open',
  'oversight.today':
    'what needs a supervisor or the national unit is summed over the centers in reach; an index by time bounds it to what is late',
  'names.tasks': 'names of what tasks are about, by full keys',
  'oversight.tablets': 'tablets within reach with the names of their places; by full keys, a page at a time',
  'persons.joined':
    'the ids of one person, whose files were joined or split again in whatever book; by the id, one or two rows',
  'people.names': 'the name of somebody who acted, whatever book they work in; by the key, one row',
  'people.posts': 'names of the places where somebody holds a post; by full keys, a handful',
  'audit.lists':
    'what auditors hold, drew and opened, with the names of people and places; a few hundred rows',
  'audit.frame': 'how many records each center in reach has, once for a sample drawn at random',
  'figures.fold': 'differences of the last second of all centers are folded into what is above them',
  'figures.recount': 'all figures are summed anew; at night and by rebuild only',
  'figures.centers': 'the board of a representation: figures of its centers by full keys',
  'books.all': 'a job that goes book by book asks once for their ids',
  'books.head': 'heads of all books: the daily head, metrics, marks beside the data folder',
  'books.back': 'after a restore every epoch rises and last pages are compared, once',
  'device.feeds': 'a tablet hears the heads of its three feeds: center, representation, nation; by their ids',
  'read-log.found':
    'a search writes one line for each child shown, in the books of their centers; 20 at the most',
  'files.following':
    'files that follow a child are copied from the center it left, which keeps them meanwhile; a partial index holds only these',
  'files.recheck': 'stored files are read again, longest ago first, wherever they belong; at night',
  'erasures.file': 'who must stay forgotten is kept beside the database too; read at each start',
  'backup.whole': 'backup and restore read and fill everything in one snapshot',
  'safety.grave':
    'grave incidents that no center has closed, for who supervises several; a partial index holds only these, 200 are read',
  'referrals.counts':
    'open cases of every center in reach, counted for who oversees them; a partial index holds only open ones',
  'development.compare':
    'centers in reach are compared by sums of their children, made in the statement: a line a center, by a partial index',
  'development.second-looks':
    'second looks of a year in the centers in reach, for who supervises several: some hundreds a representation, by key of the first',
  'needs.studies':
    'studies of representations within reach, a page at a time, and companies to open one of, twenty at the most',
  'needs.survey': 'a worker’s phone knows a link or a code, not the book it belongs to; by an index, one row',
  'places.ledger':
    'sites and centers within reach with their accounts of places: a row each, thousands at the most, no children',
  'places.enrolled':
    'how many children centers within reach have, out of their figures, to say how many places are occupied; by book and indicator',
  'mentoring.mine':
    'the centers a mentor accompanies, with counts of visits and open agreements; a few dozen centers',
  'mentoring.pairs':
    'educators within a mentor’s reach, or mentors above an educator’s center; by role and day',
  'protection.named': 'the offices one person is named for by the protocol; by the key, one or two rows',
  'sealed.looks': 'when persons of the protocol last opened the books that are theirs; a handful a book',
  'protection.offices': 'who is named for each office, for who answers for all of them; a handful an office',
  'sealed.verify':
    'verifying, and taking away what has had its term, walk every sealed book and ask once for their ids; by hand and at night',
  'world.remove': 'removing the synthetic network finds its centers and people everywhere; by hand',
} as const satisfies Readonly<Record<string, string>>

/** Tables with a book that are not distributed by it, and how they are kept instead. */
export const beside = {
  device_seq: 'distributed by device: what a tablet has sent is asked by tablet',
  device: 'one row a tablet, found by its own id before its book is known; kept whole on every node',
  device_book: 'books a tablet belonged to before, found by the tablet; a few rows, kept whole on every node',
  pairing: 'a code typed by a tablet that has no book yet; a few rows, kept whole on every node',
  book_looked: 'as what each book was last looked at by the clock; a row a book, kept whole on every node',
  alarm: 'open alarms of the whole network; a few rows, kept whole on every node',
  audit_grant: 'accesses of auditors, a few; kept whole on every node',
  audit_sample: 'samples auditors drew, a few; kept whole on every node',
  audit_record: 'records of those samples, found by the sample; kept whole on every node',
  municipality: 'catalog of the national book, joined by every center; kept whole on every node',
  municipality_membership: 'catalog of the national book, joined by every center; kept whole on every node',
  center_membership: 'catalog of the national book, joined by every center; kept whole on every node',
  norm: 'catalog of the national book; kept whole on every node',
  representation: '35 rows, one in each representation’s own book; kept whole on every node',
} as const satisfies Readonly<Record<string, string>>

/** Functions that run as the owner: what they look at is not cut by row security, and not seen in the statement. */
export const acrossFunctions = {
  nido_posts_of: 'every post of some people, in whatever book: what permissions are judged from; by an index',
  nido_sides_of:
    'every post some people hold for a party, in whatever book: what their side is judged from; by an index',
  nido_representation_of: 'the representation of one center on a day, from catalogs and the center’s own row',
  nido_representations_of: 'the same for several centers at once',
  nido_representations_on: 'the same for every center at once',
  nido_books_above: 'the books whose posts also hold in one: its representation',
  nido_books_above_by_day: 'the same with the days of each: what permissions of a fact are judged from',
  nido_books_under: 'the centers a post on some books reaches, from catalogs and the centers’ rows',
  nido_representations: 'names of all representations: a catalog',
  nido_memberships_begun: 'the first day on which a membership begins, from catalogs',
  nido_audits_of:
    'every access some person holds as an auditor, in whatever book: what permissions are judged from',
  nido_centers_near:
    'open centers near a company with counts of their places, for a study whose book does not reach theirs; no names of people',
  nido_children_like: 'children like what is asked, in the books of the transaction and no other',
} as const satisfies Readonly<Record<string, string>>
