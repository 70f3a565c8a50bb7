import type { components } from '../../../../generated/rect/types.ts';
import { toWire, type Day } from '../../../rules/time.ts';
import { sure, type Served } from '../../kit/served.ts';
import type { Provider } from '../../world/records.ts';
import { providerOf } from '../derived/training.ts';
import { transfersFor, transferStatus, transferType } from '../derived/transfers.ts';
import type { Person, Training } from '../world.ts';

/** A person's transfers as one provider sees them. */
export function serveTransfers(
  person: Person,
  lp: Provider,
  today: Day,
): Served<components['schemas']['ParticipantTransfers']> {
  const transfers = transfersFor(person, lp);
  const changes = transfers.flatMap(({ leaving, joining }) => [
    leaving.transferUpdatedAt,
    joining?.transferUpdatedAt ?? 0,
  ]);
  return {
    id: person.id,
    type: 'participant-transfer',
    attributes: {
      updated_at: toWire(Math.max(...changes)),
      transfers: transfers.map((transfer) => ({
        training_record_id: sure(transfer.record.trainingRecordId, 'the id of a training record'),
        transfer_type: transferType(transfer),
        status: transferStatus(transfer, today),
        created_at: toWire(transfer.leaving.createdAt),
        leaving: side(transfer.leaving, transfer.leaving.finishedOn),
        joining: transfer.joining === null ? null : side(transfer.joining, transfer.joining.startedOn),
      })),
    },
  };
}

function side(training: Training, date: Day) {
  return { school_urn: training.stay.school.urn, provider: providerOf(training)?.name ?? null, date };
}
