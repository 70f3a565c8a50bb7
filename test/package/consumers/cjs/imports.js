// a module that imports, to see that the context refuses it
module.exports = () => import('node:fs');
