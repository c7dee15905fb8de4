-- A hospital is a client of its own kind: it reads what is referred to it and answers.
ALTER TABLE client DROP CONSTRAINT client_kind_check;
ALTER TABLE client ADD CONSTRAINT client_kind_check CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium', 'hospital'));
ALTER TABLE pair_code DROP CONSTRAINT pair_code_kind_check;
ALTER TABLE pair_code ADD CONSTRAINT pair_code_kind_check CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium', 'hospital'));
