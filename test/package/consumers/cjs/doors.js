const found = {};
for (const door of process.argv.slice(2))
  found[door] = Object.keys(require(door))
    .filter((name) => name !== 'default')
    .sort();
console.log(JSON.stringify(found));
