export default { decide: () => 'yes' }
