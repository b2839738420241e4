//! What can be wrong with a written range, a sentence for each: it quotes what was typed and says how to write it.

use super::MOST_PLACES;

/// Why a text is no range of dwellings.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RangeMistake {
    #[error("请写出楼栋、单元和房号，例如 1-6栋×3单元×101-604")]
    Empty,
    #[error("看不懂“{0}”，请用数字写，例如 1-6栋×3单元×101-604")]
    Unreadable(String),
    #[error("“{0}”里有不止一个“-”，一个区间只写头尾两个号")]
    SeveralDashes(String),
    #[error("“{0}”前大后小，请把小的写在前面")]
    Backwards(String),
    #[error("“{0}”的头尾不是同一种号，不能连成区间")]
    Unlike(String),
    #[error("“{0}”的尾号前大后小；101-604 表示 1 至 6 层、每层 01 至 04 室")]
    RoomsCrossed(String),
    #[error("“{0}”里的号写了两处，一次只写一个区间，例如 1-6栋×3单元×101-604")]
    Twice(&'static str),
    #[error("写了楼层，没有写每层几户，例如 1-6层×每层4户")]
    FloorsWithoutRooms,
    #[error("写了几户，没有写楼层，例如 1-6层×每层4户")]
    RoomsWithoutFloors,
    #[error("“{0}”里已经有楼层，不用再写几层；每层的室号请写成 01-04 或 4户")]
    FloorTwice(String),
    #[error("楼层要写数字，“{0}”不是")]
    NoFloor(String),
    #[error("一次最多添加 {MOST_PLACES} 处，请分几次写")]
    TooMany,
}
