//! Addresses as people write them, brought to one form: `3-2-501`, 「3栋2单元501室」, full-width.
