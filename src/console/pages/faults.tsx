import { useState } from 'preact/hooks';
import type { components } from '../../../generated/control/types.ts';
import { Copy } from '../copy.tsx';
import { Doing, Field, Head, Select, Table, Text } from '../parts.tsx';
import { api, useShared } from '../store.ts';
import { controlCurlOf } from '../text/curl.ts';
import { same, useParties } from './list.tsx';

type Fault = components['schemas']['Fault'];
type Kind = Fault['effect']['kind'];

const KINDS: readonly (readonly [Kind, string])[] = [
  ['status', 'answers with a status'],
  ['html', 'answers with a page of HTML'],
  ['latency', 'takes time'],
  ['drop', 'drops the connection before anything is done'],
  ['lose-reply', 'does it, and loses the answer'],
  ['late', 'does it later, and drops the connection now'],
  ['truncate', 'cuts the answer off'],
  ['slow-body', 'sends the answer slowly'],
  ['clamp', 'gives smaller pages than asked for'],
  ['skew', 'tells another time'],
];

/** The number that a kind needs. */
const NEEDS: Readonly<
  Partial<Record<Kind, readonly [name: 'status' | 'ms' | 'afterMs' | 'at' | 'perPage', label: string, usual: string]>>
> = {
  status: ['status', 'Status', '503'],
  html: ['status', 'Status', '502'],
  latency: ['ms', 'Milliseconds', '2000'],
  late: ['afterMs', 'Milliseconds later', '2000'],
  truncate: ['at', 'Share that arrives', '0.5'],
  'slow-body': ['ms', 'Milliseconds', '5000'],
  clamp: ['perPage', 'Largest page', '100'],
  skew: ['ms', 'Milliseconds', '-300000'],
};

export function Faults() {
  const { faults } = useShared();
  return (
    <>
      <Head>Faults</Head>
      {faults.length === 0 ? (
        <p role="status">Nothing goes wrong on purpose.</p>
      ) : (
        <>
          <Table
            caption="Faults in place"
            rows={faults}
            keyOf={({ id }) => String(id)}
            columns={[
              { head: 'Fault', cell: ({ id }) => id },
              {
                head: 'Operation',
                cell: ({ fault }) => (
                  <Text of={fault.operation === undefined ? 'all' : String(fault.operation)} most={80} />
                ),
              },
              { head: 'Effect', cell: ({ fault }) => <Text of={effectOf(fault)} most={120} /> },
              {
                head: 'Times',
                cell: ({ fault }) =>
                  fault.times ?? (fault.probability === undefined ? 1 : `with chance ${fault.probability}`),
              },
              { head: 'Struck', cell: ({ struck }) => struck },
              {
                head: 'Remove',
                cell: ({ id }) => (
                  <Doing
                    label={`Remove fault ${id}`}
                    act={async () => {
                      await api.removeFault(id);
                      return 'Removed.';
                    }}
                  />
                ),
              },
            ]}
          />
          <Doing
            label="Remove all faults"
            act={async () => {
              await api.removeFaults();
              return 'Removed.';
            }}
          />
        </>
      )}
      <AddFault />
    </>
  );
}

const effectOf = ({ effect }: Fault): string =>
  Object.entries(effect)
    .map(([name, value]) => (name === 'kind' && typeof value === 'string' ? value : `${name} ${JSON.stringify(value)}`))
    .join(', ');

function AddFault() {
  const { index } = useShared();
  const { leadProviders } = useParties();
  const [operation, setOperation] = useState('');
  const [leadProvider, setLeadProvider] = useState('');
  const [kind, setKind] = useState<Kind>('status');
  const [amount, setAmount] = useState('');
  const [times, setTimes] = useState('1');
  const needs = NEEDS[kind];
  const fault: Fault = {
    ...(operation !== '' && { operation }),
    ...(leadProvider !== '' && { leadProvider }),
    times: times === 'always' ? 'always' : Number(times),
    effect: { kind, ...(needs !== undefined && { [needs[0]]: Number(amount === '' ? needs[2] : amount) }) },
  };
  return (
    <section aria-label="Add a fault">
      <h2>Add a fault</h2>
      <Select
        label="Operation that fails"
        value={operation}
        options={[['', 'All'], ...same(...(index?.operations ?? []))]}
        onChange={setOperation}
      />
      <Select
        label="Requests of"
        value={leadProvider}
        options={[['', 'All lead providers'], ...leadProviders]}
        onChange={setLeadProvider}
      />
      <Select
        label="What goes wrong"
        value={kind}
        options={KINDS}
        onChange={(value) => {
          const found = KINDS.find(([one]) => one === value);
          if (found !== undefined) setKind(found[0]);
          setAmount('');
        }}
      />
      {needs !== undefined && (
        <Field label={needs[1]}>
          <input
            type="number"
            step="any"
            value={amount === '' ? needs[2] : amount}
            onInput={(event) => setAmount(event.currentTarget.value)}
          />
        </Field>
      )}
      <Select
        label="How many requests"
        value={times}
        options={[...same('1', '2', '3', '5', '10'), ['always', 'all, until it is removed']]}
        onChange={setTimes}
      />
      <Doing label="Add the fault" act={async () => `Fault ${(await api.addFault(fault)).id} is in place.`} />
      <Copy
        label="curl of this fault"
        text={controlCurlOf('POST', '/__mock/faults', fault, location.origin, api.isLocked())}
      />
    </section>
  );
}
