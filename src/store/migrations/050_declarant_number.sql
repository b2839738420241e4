-- 代报人证件: who declares for another shows a document (流动人口信息登记表).
ALTER TABLE residence ADD COLUMN declarant_number TEXT;
