const doors = process.argv.slice(2);
const found = {};
for (const door of doors) {
  const module = await import(door, door.endsWith('.json') ? { with: { type: 'json' } } : undefined);
  found[door] = Object.keys(module)
    .filter((name) => name !== 'default' && name !== 'module.exports')
    .sort();
}
console.log(JSON.stringify(found));
