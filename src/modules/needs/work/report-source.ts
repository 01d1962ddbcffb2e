// The report's source in Typst: only its form; every word and figure comes with the data.

export const reportSource = `#import "/nido.typ": *
#let d = json("/data.json")
#let w = d.w
#show: report.with(
  title: d.title, subtitle: d.subtitle, party: d.party, day: d.day, shown-day: d.shownDay, version: d.version,
  lang: d.lang, foot: w.foot, logo: if d.logo == "" { none } else { d.logo }, logo-alt: d.logoAlt,
)
#headline(d.headline)
#v(2mm)
#d.basis #d.chance
#if d.nearHome != "" [ #d.nearHome ]
#if d.note != "" [

  #d.note
]

== #w.adviceTitle
#strong(d.advice). #d.hours

#rows((w.size, w.occupancy, w.without), d.sizes, right: (0, 1, 2), widths: (auto, 1fr, 1fr))
#if d.options.len() > 0 [
  == #w.optionsTitle
  #if d.noneAdvised [ #w.noneAdvised ]
  #for o in d.options [
    === #o.title
    #rows((w.at, w.serves, w.children, w.size, w.occupancy, w.meanKm + " / " + w.mostKm), o.centers, right: (1, 2, 3, 4, 5), widths: (1.6fr, auto, 1.3fr, auto, 1.3fr, auto))
    #w.year: #o.year. #w.perChild: #o.child. #w.without: #o.without.
    #if o.against != "" [ #emph(o.against). ]
  ]
]
#if d.notes.len() > 0 [
  == #w.notesTitle
  #caution(list(..d.notes.map(n => [#n])))
]

== #w.bandsTitle
#chart("/bands.svg", alt: d.chartAlt, caption: [#w.bandsNote], width: 82%)
#rows((w.bandsTitle, w.low, w.mid, w.high), d.bands, right: (1, 2, 3), widths: (1fr, auto, auto, auto))
#if d.shifts.len() > 0 [
  == #w.shiftsTitle
  #rows((w.shift, w.answered, w.children), d.shifts, right: (1, 2), widths: (1fr, 1fr, 1.3fr))
]
#if d.parties.len() > 0 [
  == #w.partiesTitle
  #rows((w.party, w.workers, w.answered, w.children), d.parties, right: (1, 2, 3), widths: (1.4fr, auto, auto, 1.2fr))
]
#if d.homes.len() > 0 [
  == #w.homesTitle
  #rows((w.home, w.people), d.homes, right: (1,), widths: (1fr, auto))
  == #w.travelTitle
  #rows((w.travelTitle, w.people), d.travel, right: (1,), widths: (1fr, auto))
  == #w.careTitle
  #rows((w.careTitle, w.families), d.care, right: (1,), widths: (1fr, auto))
  #w.hiddenWhy #w.privacy
]
#if d.supply != "" or d.centersNear != "" [
  == #w.supplyTitle
  #if d.centersNear != "" [ #d.centersNear ]
  #if d.centers.len() > 0 [
    #rows((w.centerHead, w.kmHead, w.openHead, w.occupiedHead), d.centers, right: (1, 2, 3), widths: (1fr, auto, auto, auto))
  ]
  #if d.supply != "" [

    #d.supply
  ]
  #if d.nearest.len() > 0 [
    #rows((w.nurseryHead, w.kmHead, w.placesHead), d.nearest, right: (1, 2), widths: (1fr, auto, auto))
  ]
  #if d.bothNear [ #w.notTwice ]
]

== #w.costsTitle
#rows((w.money, w.low, w.mid, w.high), d.costs, right: (1, 2, 3), widths: (1.4fr, 1fr, 1fr, 1fr))
#caution[#d.unconfirmed #w.notCausal]

== #w.assumptionsTitle
#set text(size: 9pt)
#rows((w.assumption, w.low + " · " + w.mid + " · " + w.high, w.source, w.sure), d.assumptions, widths: (1.2fr, auto, 1.5fr, auto))
`
