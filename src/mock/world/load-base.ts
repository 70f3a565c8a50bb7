import { zones, type Service } from '../../contract/service.ts';
import { seededSchedules } from '../../rules/schedules.ts';
import { dayOf } from '../../rules/time.ts';
import { idSource, rememberingIds, type IdOf } from '../ids.ts';
import type { Scenario, ScenarioDeliveryPartner } from '../scenario/schema.ts';
import { must, scheduleKey, type BaseWorld } from './base-world.ts';
import { frozenAt, usualCohort } from './cohort-flags.ts';
import type { Stamps } from './stamps.ts';

/** Builds what both services share: providers, cohorts, schedules, partners, schools, partnerships, statements. */
export function loadBase(
  service: Service,
  scenario: Scenario,
  now: number,
  seed: number,
  stamps: Stamps,
  idOf: IdOf = rememberingIds(),
): BaseWorld {
  const world: BaseWorld = {
    service,
    ids: idSource(seed),
    version: 1,
    providers: [],
    providerByToken: new Map(),
    providerById: new Map(),
    cohorts: new Map(),
    schedules: new Map(),
    deliveryPartners: new Map(),
    schools: new Map(),
    partnerships: new Map(),
    statements: new Map(),
    duplicates: new Map(),
  };
  for (const written of scenario.leadProviders ?? []) {
    const { id, name = id, token = `${id}-token` } = typeof written === 'string' ? { id: written } : written;
    const provider = { id: idOf(id), symbol: id, name, token };
    world.providers.push(provider);
    world.providerByToken.set(token, provider);
    world.providerById.set(provider.id, provider);
  }
  loadCohorts(world, scenario, now);
  loadPartners(world, scenario, stamps, idOf);
  loadSchools(world, scenario, stamps, idOf);
  for (const written of scenario.partnerships ?? []) {
    const challenged =
      written.status === 'challenged' || (written.status === undefined && written.challengedReason != null);
    world.partnerships.set(idOf(written.id), {
      id: idOf(written.id),
      ...stamps.of(written),
      lp: must(world.providerById, idOf(written.lp), 'lead provider'),
      deliveryPartner: must(world.deliveryPartners, idOf(written.dp), 'delivery partner'),
      school: must(world.schools, idOf(written.school), 'school'),
      cohort: must(world.cohorts, written.cohort, 'cohort'),
      challengedReason: challenged ? (written.challengedReason ?? 'mistake') : null,
      challengedAt: challenged ? (written.challengedAt != null ? Date.parse(written.challengedAt) : now) : null,
    });
  }
  loadStatements(world, scenario, now, stamps, idOf);
  return world;
}

function loadCohorts(world: BaseWorld, scenario: Scenario, now: number): void {
  for (const { year, ...written } of scenario.cohorts ?? []) {
    const usual = usualCohort(world.service, year);
    world.cohorts.set(year, {
      ...usual,
      enabled: written.enabled ?? usual.enabled,
      mentorFunding: written.mentorFunding ?? usual.mentorFunding,
      detailedEvidence: written.detailedEvidence ?? usual.detailedEvidence,
      upliftFees: written.upliftFees ?? usual.upliftFees,
      paymentsFrozenAt: frozenAt(usual, written.paymentsFrozen, now),
    });
  }
  const schedules =
    scenario.schedules?.map(({ cohort, identifier, milestones }) => ({
      cohort,
      identifier,
      milestones: new Map(Object.entries(milestones).map(([type, [start, end]]) => [type, { start, end }])),
    })) ?? seededSchedules(world.service).filter((schedule) => world.cohorts.has(schedule.cohort));
  for (const schedule of schedules) world.schedules.set(scheduleKey(schedule.cohort, schedule.identifier), schedule);
}

function loadPartners(world: BaseWorld, scenario: Scenario, stamps: Stamps, idOf: IdOf): void {
  const bulk: ScenarioDeliveryPartner[] = (scenario.bulk ?? []).flatMap(
    ({ count, idPrefix, namePrefix = idPrefix, links }) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${idPrefix}${i + 1}`,
        name: `${namePrefix} ${i + 1}`,
        ...(links && { links }),
      })),
  );
  for (const written of [...(scenario.deliveryPartners ?? []), ...bulk]) {
    world.deliveryPartners.set(idOf(written.id), {
      id: idOf(written.id),
      name: written.name ?? written.id,
      ...stamps.of(written),
      links: (written.links ?? []).map(({ lp, cohort }) => ({
        lp: must(world.providerById, idOf(lp), 'lead provider'),
        cohort,
      })),
    });
  }
}

function loadSchools(world: BaseWorld, scenario: Scenario, stamps: Stamps, idOf: IdOf): void {
  for (const written of scenario.schools ?? []) {
    world.schools.set(idOf(written.id), {
      id: idOf(written.id),
      urn: written.urn,
      name: written.name ?? written.id,
      eligible: written.eligible ?? true,
      ...stamps.of(written),
      tutor: written.tutor ?? null,
      giasContact: written.giasContact ?? null,
      uplift: new Map(
        Object.entries(written.uplift ?? {}).map(([year, { pupilPremium = false, sparsity = false }]) => [
          Number(year),
          { pupilPremium, sparsity },
        ]),
      ),
      programme: new Map(Object.entries(written.programme ?? {}).map(([year, choice]) => [Number(year), choice])),
    });
  }
}

function loadStatements(world: BaseWorld, scenario: Scenario, now: number, stamps: Stamps, idOf: IdOf): void {
  const today = dayOf(now, zones[world.service]);
  for (const written of scenario.statements ?? []) {
    world.statements.set(idOf(written.id), {
      id: idOf(written.id),
      ...stamps.of(written),
      lp: must(world.providerById, idOf(written.lp), 'lead provider'),
      cohort: must(world.cohorts, written.cohort, 'cohort'),
      month: written.month,
      year: written.year,
      cutOff: written.cutOff,
      payment: written.payment,
      output: written.output ?? true,
      status: written.paid === true ? 'paid' : written.cutOff < today ? 'payable' : 'open',
    });
  }
}
