import { useState } from 'preact/hooks';
import { AsCalls } from '../copy.tsx';
import { Doing, Field, Head, Shown, Table, Text, when } from '../parts.tsx';
import { api, changed, changedEpoch, useAsked } from '../store.ts';
import { controlCurlOf } from '../text/curl.ts';

export function Snapshots() {
  const asked = useAsked(() => api.snapshots(), []);
  const [label, setLabel] = useState('');
  const [sure, setSure] = useState('');
  return (
    <>
      <Head>Snapshots</Head>
      <p>A snapshot keeps the world and its clock. The newest twenty are kept, as long as the server runs.</p>
      <Field label="What it is for">
        <input maxLength={100} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
      </Field>
      <Doing
        label="Take a snapshot"
        onDone={() => {
          setLabel('');
          changed();
        }}
        act={async () => `Snapshot ${(await api.takeSnapshot(label)).id} is taken.`}
      />
      <AsCalls
        of="take a snapshot"
        curl={controlCurlOf(
          'POST',
          '/__mock/snapshots',
          label === '' ? {} : { label },
          location.origin,
          api.isLocked(),
        )}
        code={'const snapshot = mock.snapshot();\n// and back to it\nmock.restore(snapshot);\n'}
      />
      <Shown asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p>None is kept.</p>
          ) : (
            <Table
              caption="Snapshots that are kept"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { head: 'Snapshot', cell: ({ id }) => id },
                { head: 'For', cell: ({ label: of }) => <Text of={of} most={100} /> },
                { head: 'Its clock', cell: ({ at }) => when(at) },
                {
                  head: 'Restore',
                  cell: ({ id }) =>
                    sure === id ? (
                      <Doing
                        label={`Yes, restore snapshot ${id}`}
                        onDone={() => {
                          setSure('');
                          changedEpoch();
                        }}
                        act={async () => `It is ${when((await api.restore(id)).now)} again.`}
                      />
                    ) : (
                      <button type="button" onClick={() => setSure(id)}>
                        Restore snapshot {id}
                      </button>
                    ),
                },
                {
                  head: 'Delete',
                  cell: ({ id }) => (
                    <Doing
                      label={`Delete snapshot ${id}`}
                      onDone={changed}
                      act={async () => {
                        await api.deleteSnapshot(id);
                        return 'Deleted.';
                      }}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}
