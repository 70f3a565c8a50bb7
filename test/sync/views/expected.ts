/**
 * What each view says of the small world, each row held against the promise of the view by hand. A column a place, `-` is null, `#` a
 * number, `''` an empty text; rows in the order of their text.
 */
export const expected: Readonly<Record<string, readonly string[]>> = {
  dfe_v_declaration_candidates: [
    `ann | Ann | tr-ann | ect | 2025 | ecf-standard-september | active | #1 | started | 2025-06-01 | - | seed | 2026-10-31 | #11 | #1 | -`,
    `bob | Bob | tr-bob | ect | 2024 | ecf-standard-april | active | #1 | retained-4 | 2026-08-01 | 2026-12-31 | guidance | 2026-10-31 | #11 | #0 | #19`,
    `cat | Cat | tr-cat | mentor | 2025 | ecf-standard-september | active | - | completed | 2025-06-01 | - | seed | 2026-10-31 | #11 | #0 | -`,
    `dan | Dan | tr-dan | ect | 2025 | ecf-standard-september | active | #1 | retained-2 | 2025-06-01 | - | seed | 2026-10-31 | #11 | #0 | -`,
    `kit | Kit | tr-kit | ect | 2025 | ecf-standard-september | active | #1 | started | 2025-06-01 | - | seed | 2026-10-31 | #11 | #1 | -`,
    `lou | Lou | tr-lou | ect | 2023 | ecf-extended-september | leaving | #0 | retained-1 | 2023-09-01 | - | seed | - | - | #0 | -`,
    `ned | Ned | tr-ned | ect | 2025 | ecf-standard-september | active | - | retained-1 | 2025-06-01 | - | seed | 2026-10-31 | #11 | #0 | -`,
  ],
  dfe_v_stuck: [
    `d-cat | cat | Cat | mentor | started | 2026-09-01T10:00:00Z | 2026-10-09T23:15:00.123Z | #10 | undecided`,
    `d-dan-2 | dan | Dan | ect | retained-1 | 2026-09-01T10:00:00Z | 2026-09-02T10:00:00Z | #48 | eligible`,
    `d-lou | lou | Lou | ect | started | 2026-09-01T10:00:00Z | 2026-09-01T10:00:00Z | #49 | not eligible`,
    `d-ned | ned | Ned | ect | started | 2026-09-01T10:00:00Z | 2026-09-02T10:00:00Z | #48 | no induction start`,
    `d-zoe | zoe | - | mentor | started | 2026-09-01T10:00:00Z | 2026-09-02T10:00:00Z | #48 | no training record`,
  ],
  dfe_v_money: [
    `s-aug | 2025 | August | 2026 | 2026-07-31 | 2026-08-25 | #1 | payment | ect | retained-1 | awaiting-clawback | #1 | #1`,
    `s-aug | 2025 | August | 2026 | 2026-07-31 | 2026-08-25 | #1 | payment | ect | started | paid | #1 | #1`,
    `s-jan | 2025 | January | 2027 | 2026-12-31 | 2027-01-25 | #0 | payment | ect | retained-4 | eligible | #0 | #1`,
    `s-nov | 2025 | November | 2026 | 2026-10-31 | 2026-11-25 | #0 | clawback | ect | retained-1 | awaiting-clawback | #1 | #1`,
    `s-nov | 2025 | November | 2026 | 2026-10-31 | 2026-11-25 | #0 | payment | ect | retained-1 | eligible | #0 | #1`,
    `s-nov | 2025 | November | 2026 | 2026-10-31 | 2026-11-25 | #0 | payment | ect | retained-1 | payable | #0 | #1`,
    `s-nov | 2025 | November | 2026 | 2026-10-31 | 2026-11-25 | #0 | payment | ect | started | payable | #0 | #1`,
    `s-old | - | - | - | - | - | - | payment | ect | retained-2 | paid | #0 | #1`,
  ],
  dfe_v_money_moved: [
    `d-cat | cat | mentor | started | s-aug | 2026-07-31 | eligible | voided | - | - | 2026-07-31T22:30:00.000Z | 2026-07-31T23:30:00Z | #0`,
    `d-kit-1 | kit | ect | started | s-aug | 2026-07-31 | eligible | voided | - | - | 2026-08-05T03:00:00.000Z | 2026-08-10T03:00:00Z | #1`,
    `d-kit-2 | kit | ect | retained-1 | s-aug | 2026-07-31 | eligible | eligible | s-nov | - | 2026-07-20T03:00:00Z | 2026-08-02T03:00:00Z | #0`,
    `d-lou-2 | lou | ect | retained-1 | s-aug | 2026-07-31 | paid | awaiting-clawback | s-aug | s-nov | 2026-08-26T03:00:00Z | 2026-09-01T03:00:00Z | #1`,
  ],
  dfe_v_slid: [
    `r1 | #2 | d-kit-2 | kit | ect | retained-1 | 2026-08-01T08:00:00Z | s-aug | 2026-07-31 | s-nov | 2026-10-31 | 2026-11-25 | #92`,
    `r1 | #4 | d-oli-2 | oli | ect | retained-1 | 2026-08-01T08:00:00Z | s-aug | 2026-07-31 | s-nov | 2026-10-31 | 2026-11-25 | #92`,
  ],
  dfe_v_leavers: [
    `bob | Bob | tr-bob | ect | transfer | - | 2026-10-01 | unknown | - | complete`,
    `eve | Eve | tr-eve | ect | withdrawn | other | 2026-09-03 | - | - | -`,
    `gus | Gus | tr-gus | ect | gone | absent | 2026-09-11 | - | - | -`,
    `lou | Lou | tr-lou | ect | leaving | - | - | - | - | -`,
    `xan | - | tr-xan | - | transfer | - | 2026-12-01 | other-provider | Beta | incomplete`,
  ],
  dfe_v_joiners: [
    `hal | Hal | tr-hal | ect | 2024 | ecf-standard-january | other-provider | Beta | 2026-11-01 | incomplete | joining | retained-1 | started | completed`,
    `pam | Pam | tr-pam | ect | 2026 | ecf-standard-april | new | - | - | - | joining | '' | '' | started retained-1 retained-2 retained-3 retained-4 completed`,
  ],
  dfe_v_mentors: [
    `ann | Ann | tr-ann | 2025 | 100001 | active | may | may | May | ours`,
    `bob | Bob | tr-bob | 2024 | 100001 | active | una | una | Una | unfunded`,
    `dan | Dan | tr-dan | 2025 | 100001 | active | may-old | may | May | ours`,
    `eve | Eve | tr-eve | 2025 | 100001 | left | nobody | nobody | - | unknown`,
    `hal | Hal | tr-hal | 2024 | 100001 | joining | - | - | - | none`,
    `ivy | Ivy | tr-ivy | 2022 | 100001 | active | - | - | - | none`,
    `jo | Jo | tr-jo | 2023 | 100001 | active | - | - | - | none`,
    `kit | Kit | tr-kit | 2025 | 100001 | active | - | - | - | none`,
    `lou | Lou | tr-lou | 2023 | 100001 | leaving | - | - | - | none`,
    `ned | Ned | tr-ned | 2025 | 100001 | active | - | - | - | none`,
    `oli | Oli | tr-oli | 2025 | 100001 | active | - | - | - | none`,
    `pam | Pam | tr-pam | 2026 | 100001 | joining | - | - | - | none`,
    `qua | Qua | tr-qua | 2026 | 100001 | active | - | - | - | none`,
  ],
  dfe_v_gone: [
    `declarations | d-ned-2 | - | - | 2026-09-12T03:00:00Z | absent | - | - | 2026-09-02T12:00:00Z`,
    `participants | dan-old | - | Dan | 2026-09-10T03:00:00Z | merged | dan | 2026-06-01T03:00:00Z | 2026-06-02T03:00:00Z`,
    `participants | gus | - | Gus | 2026-09-11T03:00:00Z | absent | - | 2026-06-01T03:00:00Z | 2026-06-02T03:00:00Z`,
    `schools | school | 2025 | - | 2026-09-12T03:00:00Z | absent | - | 2026-06-01T03:00:00Z | 2026-06-02T03:00:00Z`,
    `statements | s-lost | - | - | 2026-08-01T03:00:00Z | absent | - | 2026-06-01T03:00:00Z | 2026-06-02T03:00:00Z`,
    `transfers | yve | - | - | 2026-09-12T03:00:00Z | absent | - | - | -`,
  ],
  dfe_v_silent: [`#2 | #7 | 2026-09-30T03:00:00Z | participants | bob | - | ["full_name"] | {"full_name":"B"} | {}`],
};
